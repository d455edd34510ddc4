import holidays from '#catalog/holidays.json' with { type: 'json' };
import { deployment } from '../catalog/deployment.ts';
import { dateOfDay, dayNumber, weekdayOf } from './day.ts';

const dayOff: ReadonlySet<string> = new Set(Object.keys(holidays.days));

/** The last day whose holidays a decree names. */
export const holidaysDecreedUntil: string = holidays.decreedUntil;

/** How many days off the file names in a year. */
export const daysOffIn = (year: string): number =>
  [...dayOff].filter((date) => date.startsWith(`${year}-`)).length;

/** So many days ahead an office is promised an answer that a holiday could move. */
export const noticeDays = 60;

/** Whether the decree that names holidays and joint leave is missing for days that are promised from this day on. */
export const holidaysEndSoon = (today: string): boolean =>
  dayNumber(holidaysDecreedUntil) - dayNumber(today) < noticeDays;

/** A day of the working week, and neither a public holiday nor a day of joint leave. */
export const isWorkingDay = (date: string): boolean => isWorking(dayNumber(date));

const isWorking = (day: number): boolean =>
  deployment.workingDays.includes(weekdayOf(day)) && !dayOff.has(dateOfDay(day));

/** The nth working day after a day; the day itself does not count. With n = 0: the day itself, whatever it is. */
export function addWorkingDays(date: string, n: number): string {
  let day = dayNumber(date);
  for (let left = n; left > 0; ) {
    day += 1;
    if (isWorking(day)) left -= 1;
  }
  return dateOfDay(day);
}

/** How many working days have passed since a day: 0 on it, 1 on the next working day, 0 for days before it. */
export function workingDaysSince(date: string, today: string): number {
  let passed = 0;
  for (let day = dayNumber(date) + 1; day <= dayNumber(today); day += 1) {
    if (isWorking(day)) passed += 1;
  }
  return passed;
}
