/**
 * Writes holidays.json: run with `npm run data`, and read the difference before committing it. Each autumn the three
 * ministers decree the next year's holidays and joint leave: add them to decreed-holidays.json. The year after the
 * last decree is computed by the package date-holidays, and marked so.
 */
import { writeFileSync } from 'node:fs';
import Holidays from 'date-holidays';
import decreed from './decreed-holidays.json' with { type: 'json' };

const lastDecreed = Math.max(...Object.keys(decreed.years).map(Number));
const computedYear = lastDecreed + 1;

const computed = new Holidays('ID')
  .getHolidays(computedYear)
  .map(({ date, name, rule }) => [date.slice(0, 10), rule === '27 Rajab' ? 'Isra Mikraj' : name] as const);
const announced = Object.values(decreed.years).flatMap((year) => Object.entries(year.days));
const days = [...announced, ...computed].sort(([a], [b]) => a.localeCompare(b));

const sources = Object.entries(decreed.years).map(([year, { decree }]) => [year, decree] as const);
const holidays = {
  note: 'Made by make-holidays.ts from decreed-holidays.json and date-holidays; do not edit',
  decreedUntil: `${lastDecreed}-12-31`,
  sources: Object.fromEntries([
    ...sources,
    [computedYear, 'computed: moving feasts can be a day off or missing, joint leave is missing'],
  ]),
  days: Object.fromEntries(days),
};
writeFileSync(new URL('holidays.json', import.meta.url), `${JSON.stringify(holidays, undefined, 2)}\n`);
