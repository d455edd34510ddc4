import { format } from 'node:util';
import { isObject } from '../json.ts';
import { describeError } from './lambda-error.ts';

/** Lambda's log levels in order, and the console method that writes each. */
const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;
const methods = {
  trace: 'TRACE',
  debug: 'DEBUG',
  log: 'INFO',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
} as const;

/**
 * Makes the console write what Lambda's JSON log format writes: one object a line, nothing below the level.
 * https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html
 */
export function writeJsonLogs(lowest: string, requestId: () => string | undefined): void {
  const threshold = Math.max(0, (levels as readonly string[]).indexOf(lowest));
  for (const [method, level] of Object.entries(methods)) {
    if (levels.indexOf(level) < threshold) Object.assign(console, { [method]: () => {} });
    else {
      const write = (...values: unknown[]) => {
        const line = {
          timestamp: new Date().toISOString(),
          level,
          requestId: requestId(),
          ...describe(values),
        };
        process.stdout.write(`${JSON.stringify(line)}\n`);
      };
      Object.assign(console, { [method]: write });
    }
  }
}

function describe(values: readonly unknown[]): object {
  const [first] = values;
  if (values.length === 1 && isObject(first) && !(first instanceof Error)) return { message: first };
  const error = values.find((value) => value instanceof Error);
  return { message: format(...values), ...(error === undefined ? {} : describeError(error)) };
}
