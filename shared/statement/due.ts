import { dateOfDay, dayNumber } from '../calendar/day.ts';
import { jakartaDate, weekRange } from '../calendar/week.ts';
import { workingDaysSince } from '../calendar/working-days.ts';
import { combine, type Figures, pick } from './figures.ts';

/** What is open is due on a day, `due:2026-12-01`; `due:past` are days too long ago to be kept apart. */
const dueDays = (closing: Figures): { readonly day: string; readonly count: number }[] =>
  Object.entries(closing)
    .filter(([name]) => name.startsWith('due:'))
    .map(([name, count]) => ({ day: name.slice('due:'.length), count }));

const sum = (days: readonly { readonly count: number }[]): number =>
  days.reduce((all, { count }) => all + count, 0);

/** The Monday after a closed week: the day on which its statement is read. */
export const mondayAfter = (week: string): string => jakartaDate(weekRange(week).end);

const isPast = (day: string, monday: string): boolean => day === 'past' || day < monday;

export const overdueOn = (closing: Figures, monday: string): number =>
  sum(dueDays(closing).filter(({ day }) => isPast(day, monday)));

/** So many days are kept apart, to tell how long something is overdue: of what is older, it says nothing new. */
const keptDays = 56;

/** Days longer ago than that become one figure. */
export function foldLongPast(stock: Figures, monday: string): Figures {
  const oldest = dateOfDay(dayNumber(monday) - keptDays);
  const isKept = (name: string) => !name.startsWith('due:') || !isPast(name.slice('due:'.length), oldest);
  const past = sum(dueDays(stock).filter(({ day }) => isPast(day, oldest)));
  return combine(pick(stock, isKept), { 'due:past': past });
}

/** Due from Monday to Sunday. */
export function dueThisWeek(closing: Figures, monday: string): number {
  const next = dateOfDay(dayNumber(monday) + 7);
  return sum(dueDays(closing).filter(({ day }) => !isPast(day, monday) && day < next));
}

/** Up to so many working days past the term; the last holds all above. */
export const overdueAges = { upTo5: 5, upTo10: 10, longer: Number.POSITIVE_INFINITY } as const;
export type OverdueAge = keyof typeof overdueAges;

/**
 * Template 2 made one figure of all days that were past. What is answered of them since stands as less than nothing on
 * its own day, and is taken off where that figure is counted: among the oldest.
 */
export function overdueByAge(closing: Figures, monday: string): Readonly<Record<OverdueAge, number>> {
  const counts = { upTo5: 0, upTo10: 0, longer: 0 };
  for (const { day, count } of dueDays(closing).filter((one) => isPast(one.day, monday)))
    counts[count < 0 ? 'longer' : ageOn(day, monday)] += count;
  return counts;
}

function ageOn(day: string, monday: string): OverdueAge {
  const age = day === 'past' ? Number.POSITIVE_INFINITY : workingDaysSince(day, monday);
  if (age <= overdueAges.upTo5) return 'upTo5';
  return age <= overdueAges.upTo10 ? 'upTo10' : 'longer';
}
