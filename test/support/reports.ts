import type { Fields, Report } from '../../shared/observing/report.ts';

export type CapturedReport = Report & {
  /** How often each metric was counted. */
  readonly counts: Readonly<Record<string, number>>;
  /** Everything that was said, as the lines of a log. */
  readonly lines: readonly string[];
  /** The events of failures, in their order. */
  readonly failures: readonly string[];
};

/** A report that remembers: what `consoleReport` would write stands in its lines. */
export function captureReport(): CapturedReport {
  const counts: Record<string, number> = {};
  const lines: string[] = [];
  const failures: string[] = [];
  const line = (event: string, fields: Fields | undefined) =>
    void lines.push(JSON.stringify({ event, ...fields }));
  return {
    counts,
    lines,
    failures,
    log: line,
    fail: (event, error, fields) => {
      failures.push(event);
      const { name, message, cause } = error instanceof Error ? error : new Error(String(error));
      line(event, { ...fields, error: name, reason: message, cause: String(cause) });
    },
    count: (metric, value = 1) => {
      counts[metric] = (counts[metric] ?? 0) + value;
    },
  };
}
