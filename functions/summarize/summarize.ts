import { jakartaDate, previousWeek, weekOf, weekRange } from '../../shared/calendar/week.ts';
import { holidaysEndSoon } from '../../shared/calendar/working-days.ts';
import { scheduledTime } from '../../shared/messaging/scheduled-event.ts';
import type { SummarizeDeps } from './deps.ts';
import { freezeWeek } from './freeze-week.ts';
import { missingWeeks } from './missing-weeks.ts';
import { sendStatement } from './send-statement.ts';

/**
 * Counts the week that closed before the scheduled time, freezes it and queues its letters; weeks that were missed come
 * first, oldest first. Running twice, also at once, changes nothing: the frozen statement is what everybody copies.
 */
export async function summarize(event: unknown, deps: SummarizeDeps): Promise<{ weeks: string[] }> {
  const scheduledAt = scheduledTime(event);
  const week = previousWeek(weekOf(scheduledAt));
  if (weekRange(week).end > deps.now()) throw new Error(`Week ${week} is not over`);
  const weeks = [...(await missingWeeks(week, deps)), week];
  await tellEach(weeks, scheduledAt, deps);
  if (holidaysEndSoon(jakartaDate(scheduledAt))) deps.report.count('HolidaysEndSoon');
  return { weeks };
}

/**
 * Ends by itself before the function's time does, between two weeks: what is told is kept, the error has Lambda call
 * again, and that call goes on where this one stopped.
 */
async function tellEach(weeks: readonly string[], tick: Date, deps: SummarizeDeps): Promise<void> {
  let longest = 0;
  for (const [told, week] of weeks.entries()) {
    const left = deps.remainingMs();
    if (left < longest) throw new Error(`${weeks.length - told} weeks wait for the next call`);
    await sendStatement(await freezeWeek(week, deps), tick, deps);
    longest = Math.max(longest, left - deps.remainingMs());
  }
}
