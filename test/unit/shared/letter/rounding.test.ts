import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '../../../../shared/letter/facts.ts';
import { roundedTable, roundTo5 } from '../../../../shared/letter/rounding.ts';

const row = (name: string, now: number, before: number, restricted = false): Row => ({
  ...{ label: { id: name, en: name } },
  ...{ now, before, restricted },
});

test('a count goes to the nearest multiple of 5', () => {
  expect([0, 1, 2, 3, 4, 5, 7, 8, 12, 13, 998].map(roundTo5)).toEqual([
    0, 0, 0, 5, 5, 5, 5, 10, 10, 15, 1000,
  ]);
  fc.assert(
    fc.property(fc.nat(), (count) => Math.abs(roundTo5(count) - count) <= 2 && roundTo5(count) % 5 === 0),
  );
});

test('rows that come to nothing in both weeks are told by their number only', () => {
  const { rows, few } = roundedTable([row('a', 2, 1), row('b', 0, 4), row('c', 9, 0)], 'national');
  expect(rows.map(({ label, now, before }) => [label.id, now, before])).toEqual([
    ['c', 10, 0],
    ['b', 0, 5],
  ]);
  expect(few).toBe(1);
});

test('a restricted row leaves no trace in the table of an office', () => {
  const open = [row('a', 20, 20), row('b', 1, 1)];
  expect(roundedTable([...open, row('x', 500, 500, true)], 'office')).toEqual(roundedTable(open, 'office'));
});
