import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber } from '../../../../shared/calendar/day.ts';
import {
  dueThisWeek,
  foldLongPast,
  mondayAfter,
  overdueByAge,
  overdueOn,
} from '../../../../shared/statement/due.ts';
import { combine } from '../../../../shared/statement/figures.ts';

const monday = '2026-11-23';

describe('what is due', () => {
  const closing = {
    ...{ open: 21, 'due:past': 1, 'due:2026-11-06': 2, 'due:2026-11-13': 3, 'due:2026-11-20': 4 },
    ...{ 'due:2026-11-23': 5, 'due:2026-11-29': 6, 'due:2026-11-30': 7 },
  };

  it('is overdue before the Monday, and due this week until its Sunday', () => {
    expect(mondayAfter('2026-W47')).toBe(monday);
    expect(overdueOn(closing, monday)).toBe(10);
    expect(dueThisWeek(closing, monday)).toBe(11);
  });

  it('has an age in working days', () => {
    expect(overdueByAge(closing, monday)).toEqual({ upTo5: 4, upTo10: 3, longer: 3 });
  });

  it('is each in exactly one age', () => {
    const days = fc.integer({ min: -100, max: 20 });
    fc.assert(
      fc.property(fc.dictionary(days.map(String), fc.integer({ min: 1, max: 9 })), (offsets) => {
        const figures = Object.fromEntries(
          Object.entries(offsets).map(([offset, count]) => [
            `due:${dateOfDay(dayNumber(monday) + Number(offset))}`,
            count,
          ]),
        );
        const { upTo5, upTo10, longer } = overdueByAge(figures, monday);
        expect(upTo5 + upTo10 + longer).toBe(overdueOn(figures, monday));
      }),
    );
  });

  it('of an old statement that knew no days is among the oldest, also what was answered of it since', () => {
    const old = { open: 4, 'due:past': 5, 'due:2026-11-20': -2, 'due:2026-11-18': 1 };
    expect(overdueByAge(old, monday)).toEqual({ upTo5: 1, upTo10: 0, longer: 3 });
    expect(overdueOn(old, monday)).toBe(4);
  });
});

describe('days that are long past', () => {
  const stock = { open: 9, 'due:2026-09-27': 2, 'due:2026-09-28': 3, 'due:2026-11-23': 4 };

  it('become one figure after eight weeks', () => {
    expect(foldLongPast(stock, monday)).toEqual({
      ...{ open: 9, 'due:past': 2, 'due:2026-09-28': 3, 'due:2026-11-23': 4 },
    });
  });

  it('leave it when they are answered', () => {
    const answered = combine(foldLongPast(stock, monday), { 'due:2026-09-27': -2, 'due:2026-12-04': 1 });
    expect(foldLongPast(answered, '2026-11-30')).toEqual({
      ...{ open: 9, 'due:past': 3, 'due:2026-11-23': 4, 'due:2026-12-04': 1 },
    });
  });

  it('never say more than ten working days: folded or not, everything has the same age', () => {
    const days = fc.dictionary(
      fc.integer({ min: -120, max: 20 }).map(String),
      fc.integer({ min: 1, max: 9 }),
    );
    fc.assert(
      fc.property(days, (offsets) => {
        const open = Object.fromEntries(
          Object.entries(offsets).map(([offset, count]) => [
            `due:${dateOfDay(dayNumber(monday) + Number(offset))}`,
            count,
          ]),
        );
        expect(overdueByAge(foldLongPast(open, monday), monday)).toEqual(overdueByAge(open, monday));
        expect(dueThisWeek(foldLongPast(open, monday), monday)).toBe(dueThisWeek(open, monday));
      }),
    );
  });
});
