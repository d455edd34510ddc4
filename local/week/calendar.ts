import { DAY_MS } from '../../shared/calendar/day.ts';
import { jakartaDate, previousWeek, weekOf, weekRange } from '../../shared/calendar/week.ts';
import { isWorkingDay } from '../../shared/calendar/working-days.ts';

const hourMs = 60 * 60 * 1000;

/** Moments of one week on the ministry's clock. */
export type PlayedWeek = {
  readonly week: string;
  /** Day 0 is Monday; day 7 the Monday after. */
  at(day: number, hour: number, minute?: number): Date;
};

/** The newest week that is over, together with Monday 06:00 after it, and has no holiday: offices work each day. */
export function newestWorkingWeek(now: Date): PlayedWeek {
  let week = previousWeek(weekOf(new Date(now.getTime() - 6 * hourMs)));
  while (![0, 1, 2, 3, 4, 7].every((day) => isWorkingDay(jakartaDate(momentIn(week, day, 12)))))
    week = previousWeek(week);
  const played = week;
  return { week: played, at: (day, hour, minute = 0) => momentIn(played, day, hour, minute) };
}

function momentIn(week: string, day: number, hour: number, minute = 0): Date {
  return new Date(weekRange(week).start.getTime() + day * DAY_MS + hour * hourMs + minute * 60_000);
}
