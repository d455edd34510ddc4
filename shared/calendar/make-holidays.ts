/**
 * Writes holidays.json: run with `npm run data`, and read the difference before committing it. Each autumn the three
 * ministers decree the next year's holidays and joint leave: add them to decreed-holidays.json. Years without a
 * decree are computed by the package date-holidays: its moving feasts can be a day off, and joint leave is missing.
 */
import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';
import decreed from './decreed-holidays.json' with { type: 'json' };

/** From 2028 on date-holidays knows neither Nyepi nor Waisak. */
const computedYears = [2027];

const computed = computedYears
  .filter((year) => !Object.hasOwn(decreed.years, year))
  .flatMap((year) => new Holidays('ID').getHolidays(year))
  .map(({ date, name, rule }) => [date.slice(0, 10), rule === '27 Rajab' ? 'Isra Mikraj' : name] as const);
const announced = Object.values(decreed.years).flatMap((year) => Object.entries(year.days));
const days = [...announced, ...computed].sort(([a], [b]) => a.localeCompare(b));

const lastYear = Math.max(...computedYears, ...Object.keys(decreed.years).map(Number));
const decreedUntil = Math.max(...Object.keys(decreed.years).map(Number));
const holidays = {
  note: 'Made by make-holidays.ts from decreed-holidays.json and date-holidays; do not edit',
  until: `${lastYear}-12-31`,
  decreedUntil: `${decreedUntil}-12-31`,
  days: Object.fromEntries(days),
};
writeFileSync(new URL('holidays.json', import.meta.url), `${JSON.stringify(holidays, undefined, 2)}\n`);
