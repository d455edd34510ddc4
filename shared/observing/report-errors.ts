import type { Report } from './report.ts';

/** A middy middleware: says by name what ended an invocation, and lets Lambda see the error for its retry. */
export const reportErrors = (report: Report) => ({
  onError: ({ error }: { error: unknown }): void => report.fail('invocation-failed', error),
});
