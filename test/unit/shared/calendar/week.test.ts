import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  jakartaDate,
  lastWeeks,
  nextWeek,
  previousWeek,
  weekInWords,
  weekOf,
  weekRange,
  yearOf,
} from '../../../../shared/calendar/week.ts';

const moments = fc.date({
  min: new Date('1990-01-01T00:00:00Z'),
  max: new Date('2090-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const HOUR = 3600 * 1000;

/** Another way to the same week: walk from the first Thursday of the year, seven days at a time. */
function weekByWalking(at: Date): string {
  const day = new Date(at.getTime() + 7 * HOUR);
  while (day.getUTCDay() !== 4)
    day.setUTCDate(day.getUTCDate() + (day.getUTCDay() === 0 || day.getUTCDay() > 4 ? -1 : 1));
  const walker = new Date(Date.UTC(day.getUTCFullYear(), 0, 1));
  while (walker.getUTCDay() !== 4) walker.setUTCDate(walker.getUTCDate() + 1);
  let number = 1;
  for (; walker.toISOString().slice(0, 10) < day.toISOString().slice(0, 10); number += 1)
    walker.setUTCDate(walker.getUTCDate() + 7);
  return `${day.getUTCFullYear()}-W${String(number).padStart(2, '0')}`;
}

describe('weeks', () => {
  it.each([
    ['2026-12-28T00:00:00+07:00', '2026-W53'],
    ['2027-01-03T23:59:59.999+07:00', '2026-W53'],
    ['2027-01-04T00:00:00+07:00', '2027-W01'],
    ['2024-12-30T12:00:00+07:00', '2025-W01'],
    ['2026-11-22T23:59:59.999+07:00', '2026-W47'],
    ['2026-11-23T00:00:00.000+07:00', '2026-W48'],
  ])('puts %s into %s', (moment, week) => {
    expect(weekOf(new Date(moment))).toBe(week);
  });

  it('agree with a walk through the calendar', () => {
    fc.assert(fc.property(moments, (at) => weekOf(at) === weekByWalking(at)));
  });

  it('tile time: each moment lies in exactly one, and the next begins where it ends', () => {
    fc.assert(
      fc.property(moments, (at) => {
        const week = weekOf(at);
        const { start, end } = weekRange(week);
        expect(start <= at && at < end).toBe(true);
        expect(end.getTime() - start.getTime()).toBe(7 * 24 * HOUR);
        expect(weekRange(nextWeek(week)).start).toEqual(end);
        expect(previousWeek(nextWeek(week))).toBe(week);
        expect(lastWeeks(nextWeek(week), 3)).toEqual([nextWeek(week), week, previousWeek(week)]);
        expect(weekOf(new Date(end.getTime() - 1))).toBe(week);
      }),
    );
  });

  it('sort as text in the order of time', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => (a <= b ? weekOf(a) <= weekOf(b) : weekOf(b) <= weekOf(a))),
    );
  });

  it.each(['2027-W53', '2026-W00', '2026-W54', '2026-48', '2026-W8', ''])('do not include %j', (week) => {
    expect(() => weekRange(week)).toThrow('Not a week');
  });

  it.each([
    ['2026-W47', 'id', 'Senin 16 - Minggu 22 November 2026, WIB'],
    ['2026-W05', 'id', 'Senin 26 Januari - Minggu 1 Februari 2026, WIB'],
    ['2026-W53', 'id', 'Senin 28 Desember 2026 - Minggu 3 Januari 2027, WIB'],
    ['2026-W47', 'en', 'Monday 16 - Sunday 22 November 2026, WIB'],
  ] as const)('read as words: %s in %s', (week, language, words) => {
    expect(weekInWords(week, language)).toBe(words);
  });
});

describe('the calendar year', () => {
  it('turns at midnight in Jakarta, not with the ISO week', () => {
    expect(yearOf(new Date('2026-12-31T16:59:59.999Z'))).toBe(2026);
    expect(yearOf(new Date('2026-12-31T17:00:00Z'))).toBe(2027);
    expect(jakartaDate(new Date('2026-12-31T17:00:00Z'))).toBe('2027-01-01');
  });
});

describe('the time zone of the process', () => {
  const script = `
    const { weekOf, jakartaDate, weekRange, weekInWords, yearOf } = await import('./shared/calendar/week.ts');
    const { inOfficeHours } = await import('./shared/calendar/office-hours.ts');
    const { addWorkingDays } = await import('./shared/calendar/working-days.ts');
    const answers = ['2026-11-22T16:59:59.999Z', '2026-11-22T17:00:00.000Z', '2026-12-31T17:00:00Z', '2026-03-08T07:30:00Z', '2026-04-05T00:30:00Z']
      .map((moment) => new Date(moment))
      .map((at) => [weekOf(at), jakartaDate(at), yearOf(at), weekRange(weekOf(at)), weekInWords(weekOf(at), 'id'), inOfficeHours(at, 'Asia/Jayapura'), addWorkingDays(jakartaDate(at), 10)]);
    console.log(JSON.stringify(answers));`;
  const answersIn = (zone: string) =>
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });

  it('changes nothing', () => {
    const answers = ['UTC', 'Asia/Jakarta', 'America/New_York', 'Pacific/Apia'].map(answersIn);
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('2026-W48');
  });
});
