import { Cron } from 'croner';

/** When a schedule fires next, strictly after a moment; undefined where it never does again. */
export type NextFiring = (after: Date) => Date | undefined;

/** The largest value of each field of a cron expression: minute, hour, day of month, month, day of week, year. */
const largest = [59, 23, 31, 12, 7, 2199] as const;
const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `cron(...)`, `rate(...)` or `at(...)`; throws where it is none of them.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export function readSchedule(expression: string, timeZone: string, begun: Date): NextFiring {
  const [, kind, inner = ''] = expression.match(/^(cron|rate|at)\((.+)\)$/) ?? [];
  if (kind === 'cron') return nextOf(cronPattern(inner), timeZone);
  if (kind === 'at') return nextOf(inner, timeZone);
  if (kind === 'rate') return everyFrom(begun, inner);
  throw new Error(`local/ does not know the schedule expression ${expression}`);
}

function nextOf(pattern: string, timezone: string): NextFiring {
  // Numbers of weekdays as AWS counts them: 1 is Sunday.
  const cron = new Cron(pattern, { timezone, alternativeWeekdays: true, paused: true });
  return (after) => cron.nextRun(after) ?? undefined;
}

/** Croner has a field for seconds in front, and needs the end of a range that AWS leaves open (`0/15`). */
function cronPattern(fields: string): string {
  const parts = fields.trim().split(/\s+/);
  if (parts.length !== largest.length) throw new Error(`A cron expression has six fields: cron(${fields})`);
  const closed = parts.map((part, index) => part.replaceAll(/(^|,)(\d+)\//g, `$1$2-${largest[index]}/`));
  return `0 ${closed.join(' ')}`;
}

function everyFrom(begun: Date, inner: string): NextFiring {
  const [, count, unit = ''] = inner.match(/^([1-9]\d*) (minute|hour|day)s?$/) ?? [];
  const step = Number(count) * (unitMs[unit] ?? Number.NaN);
  if (Number.isNaN(step)) throw new Error(`local/ does not know the schedule expression rate(${inner})`);
  return (after) => {
    const passed = Math.floor(Math.max(0, after.getTime() - begun.getTime()) / step) + 1;
    return new Date(begun.getTime() + passed * step);
  };
}
