import { type Bilingual, inEach, type Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { DAY_MS, dateOfDay, dayNumber, weekdayOf } from './day.ts';
import { homeZone, wallClock, zoneOffsets } from './zone.ts';

/** The day `YYYY-MM-DD` that it is in Jakarta. */
export const jakartaDate = (at: Date): string => wallClock(at, homeZone).toISOString().slice(0, 10);

/** The calendar year that it is in Jakarta (not the year of the ISO week). */
export const yearOf = (at: Date): number => wallClock(at, homeZone).getUTCFullYear();

/** The ISO 8601 week that it is in Jakarta: `2026-W48`, from Monday 00:00 to Sunday 24:00. */
export const weekOf = (at: Date): string => weekOfDay(dayNumber(jakartaDate(at)));

/** Whether there is such a week: some years have 52, some 53. */
export function isWeek(text: string): boolean {
  try {
    return mondayOf(text) > 0;
  } catch {
    return false;
  }
}

/** The moments between which a week lies; `end` is the first moment of the next one. */
export function weekRange(week: string): { start: Date; end: Date } {
  const monday = mondayOf(week);
  return { start: midnightAtHome(monday), end: midnightAtHome(monday + 7) };
}

export const previousWeek = (week: string): string => weekOfDay(mondayOf(week) - 7);
export const nextWeek = (week: string): string => weekOfDay(mondayOf(week) + 7);

/** So many weeks, the newest first: this one and those before it. */
export function lastWeeks(week: string, count: number): string[] {
  const monday = mondayOf(week);
  return Array.from({ length: count }, (_, back) => weekOfDay(monday - 7 * back));
}

/** Every ISO week that has a day in the year. */
export function weeksOf(year: number): string[] {
  const weeks = [weekOfDay(dayNumber(`${year}-01-01`))];
  const last = weekOfDay(dayNumber(`${year}-12-31`));
  while (weeks.at(-1) !== last) weeks.push(nextWeek(weeks.at(-1) ?? last));
  return weeks;
}

/** A week as people say it: "Senin 16 - Minggu 22 November 2026, WIB". */
export function weekInWords(week: string, language: Language): string {
  const monday = mondayOf(week);
  const [from, to] = [dayInWords(monday, language), dayInWords(monday + 6, language)];
  const shared = from.year !== to.year ? [] : from.month !== to.month ? ['year'] : ['year', 'month'];
  return `${inOrder(from, shared)} - ${inOrder(to, [])}, ${text(language, 'date.zone')}`;
}

export const weekInAll = (week: string): Bilingual => inEach((language) => weekInWords(week, language));

/** A week belongs to the year of its Thursday, and week 1 is the one that holds 4 January (ISO 8601). */
function weekOfDay(day: number): string {
  const thursday = day - weekdayOf(day) + 3;
  const year = dateOfDay(thursday).slice(0, 4);
  const number = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

function mondayOf(week: string): number {
  const [year, number] = week.split('-W');
  const fourth = dayNumber(`${year}-01-04`);
  const monday = fourth - weekdayOf(fourth) + (Number(number) - 1) * 7;
  if (Number.isNaN(monday) || weekOfDay(monday) !== week) throw new Error(`Not a week: ${week}`);
  return monday;
}

const midnightAtHome = (day: number): Date => new Date(day * DAY_MS - zoneOffsets[homeZone] * 60_000);

function dayInWords(day: number, language: Language) {
  const date = new Date(day * DAY_MS);
  return {
    weekday: text(language, 'date.weekdays').split(' ')[date.getUTCDay()],
    day: date.getUTCDate(),
    month: text(language, 'date.months').split(' ')[date.getUTCMonth()],
    year: date.getUTCFullYear(),
  };
}

const inOrder = (day: ReturnType<typeof dayInWords>, leftOut: readonly string[]): string =>
  Object.entries(day)
    .filter(([part]) => !leftOut.includes(part))
    .map(([, word]) => word)
    .join(' ');
