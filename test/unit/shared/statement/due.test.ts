import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber } from '../../../../shared/calendar/day.ts';
import { dueThisWeek, mondayAfter, overdueByAge, overdueOn } from '../../../../shared/statement/due.ts';

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
});
