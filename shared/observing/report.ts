import type { Metric } from './metrics.ts';

/** Codes, counts and hashes only: nothing that a person typed. */
export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Says what happened: as a log line, and as a number that an alarm can watch. */
export type Report = {
  log(event: string, fields?: Fields): void;
  fail(event: string, error: unknown, fields?: Fields): void;
  count(metric: Metric, value?: number): void;
};

const describe = (error: unknown): Fields =>
  error instanceof Error
    ? {
        error: error.name,
        reason: error.message,
        cause: error.cause instanceof Error ? error.cause.name : undefined,
      }
    : { error: typeof error };

/**
 * Writes Lambda's JSON log lines, and metrics in CloudWatch's embedded format. A metric goes to stdout directly:
 * through `console` the runtime would wrap it, and CloudWatch reads the format at a line's root only.
 */
export function consoleReport(service: string, now: () => number): Report {
  return {
    log: (event, fields = {}) => console.info({ event, ...fields }),
    fail: (event, error, fields = {}) => console.error({ event, ...describe(error), ...fields }),
    count: (metric, value = 1) =>
      process.stdout.write(`${JSON.stringify(embedded(service, metric, value, now()))}\n`),
  };
}

function embedded(service: string, metric: string, value: number, at: number): object {
  const directive = {
    Namespace: 'PemberdayaanTki',
    Dimensions: [['service']],
    Metrics: [{ Name: metric, Unit: 'Count' }],
  };
  return { _aws: { Timestamp: at, CloudWatchMetrics: [directive] }, service, [metric]: value };
}
