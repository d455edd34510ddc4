import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber, isDate } from '../../../../shared/calendar/day.ts';
import decreed from '../../../../shared/calendar/decreed-holidays.json' with { type: 'json' };
import holidays from '../../../../shared/calendar/holidays.json' with { type: 'json' };
import {
  addWorkingDays,
  holidaysEndSoon,
  isWorkingDay,
  workingDaysSince,
} from '../../../../shared/calendar/working-days.ts';

const days = fc.integer({ min: dayNumber('2025-01-01'), max: dayNumber('2027-12-31') }).map(dateOfDay);

describe('working days', () => {
  it.each([
    ['2026-11-25', true, 'a Wednesday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-11-29', false, 'a Sunday'],
    ['2026-08-17', false, 'Independence Day, a Monday'],
    ['2026-03-19', false, 'Nyepi'],
    ['2026-12-24', false, 'joint leave before Christmas'],
    ['2026-12-28', true, 'the Monday after Christmas'],
  ])('%s: %s, for it is %s', (date, works) => {
    expect(isWorkingDay(date)).toBe(works);
  });

  it('are counted over weekends, holidays and joint leave', () => {
    expect(addWorkingDays('2026-11-25', 3)).toBe('2026-11-30');
    expect(addWorkingDays('2026-12-23', 1)).toBe('2026-12-28');
    expect(addWorkingDays('2026-03-17', 1)).toBe('2026-03-25');
    expect(addWorkingDays('2026-11-28', 1)).toBe('2026-11-30');
    expect(addWorkingDays('2026-11-28', 0)).toBe('2026-11-28');
  });

  it('counted forward and counted back are the same number', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (date, n) => {
        const due = addWorkingDays(date, n);
        expect(isWorkingDay(due)).toBe(true);
        expect(workingDaysSince(date, due)).toBe(n);
      }),
    );
  });

  it('never passed before the day itself', () => {
    expect(workingDaysSince('2026-11-25', '2026-11-25')).toBe(0);
    expect(workingDaysSince('2026-11-25', '2026-11-20')).toBe(0);
  });
});

describe('the list of holidays', () => {
  it('names the source of every year in it, and marks the years that no decree covers', () => {
    const listed = Object.keys(holidays.days);
    expect(listed.every(isDate)).toBe(true);
    expect(listed).toEqual([...listed].sort());
    expect(Object.keys(holidays.sources)).toEqual([...new Set(listed.map((date) => date.slice(0, 4)))]);
    for (const [year, source] of Object.entries(holidays.sources))
      expect(source).toMatch(`${year}-12-31` <= holidays.decreedUntil ? /^SKB \d+\/\d{4}, / : /^computed: /);
  });

  it('is what was decreed, day by day', () => {
    const days = Object.entries(holidays.days).filter(([date]) => date <= holidays.decreedUntil);
    expect(days).toEqual(Object.values(decreed.years).flatMap((year) => Object.entries(year.days)));
  });

  it('asks for the next decree 60 days before the last one ends', () => {
    const days = [60, 59].map((ahead) => dateOfDay(dayNumber(holidays.decreedUntil) - ahead));
    expect(days.map(holidaysEndSoon)).toEqual([false, true]);
  });

  it('has the fixed days of every year that it covers', () => {
    for (const year of [2025, 2026, 2027]) {
      for (const day of ['01-01', '05-01', '06-01', '08-17', '12-25'])
        expect(holidays.days).toHaveProperty(`${year}-${day}`);
    }
  });
});
