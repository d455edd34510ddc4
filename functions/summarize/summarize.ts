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
  for (const each of weeks) {
    const statement = await freezeWeek(each, deps);
    await sendStatement(statement, scheduledAt, deps);
  }
  if (holidaysEndSoon(jakartaDate(scheduledAt))) deps.report.count('HolidaysEndSoon');
  return { weeks };
}
