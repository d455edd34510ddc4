import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLedger, roundTo5, roundWithin } from '../../../../shared/statement/ledger.ts';

const anything = { low: 0, high: Number.POSITIVE_INFINITY };

test('where nothing else is known, a number goes to the nearest multiple of 5', () => {
  expect([0, 1, 2, 3, 4, 5, 7, 8, 12, 13, 998].map(roundTo5)).toEqual([
    0, 0, 0, 5, 5, 5, 5, 10, 10, 15, 1000,
  ]);
  expect(roundWithin(2, anything)).toEqual({ shown: 0, low: 0, high: 2 });
  expect(roundWithin(3, anything)).toEqual({ shown: 5, low: 3, high: 7 });
});

test('a number at the edge of what is possible is told like its neighbors', () => {
  // 42 as 40 would say: at most 42. So 42 to 47 are told alike.
  expect(roundWithin(42, { low: 42, high: 190 })).toEqual({ shown: 45, low: 42, high: 47 });
  expect(roundWithin(8, { low: 0, high: 8 })).toEqual({ shown: 5, low: 3, high: 8 });
});

test('at least five numbers are told alike, or all that are possible, and each number by one of them', () => {
  const range = fc.tuple(fc.nat(60), fc.nat(60)).map(([low, width]) => ({ low, high: low + width }));
  fc.assert(
    fc.property(range, (known) => {
      let from = known.low;
      while (from <= known.high) {
        const told = roundWithin(from, known);
        expect(told.low).toBe(from);
        expect(told.shown % 5).toBe(0);
        const whole = told.low === known.low && told.high === known.high;
        expect(whole || told.high - told.low >= (told.shown === 0 ? 2 : 4)).toBe(true);
        for (let value = from; value <= told.high; value++) {
          expect(roundWithin(value, known)).toEqual(told);
          expect(Math.abs(value - told.shown)).toBeLessThanOrEqual(7);
        }
        from = told.high + 1;
      }
    }),
  );
});

test('rows leave the lower end of what was told of their total, and at least two more', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 12 }), (rows) => {
      const ledger = openLedger();
      const total = ledger.tell(
        'total',
        rows.reduce((sum, row) => sum + row, 0),
      );
      const names = rows.map((_, at) => `row ${at}`);
      ledger.sum('total', names);
      const told = rows.map((row, at) => ledger.tell(names[at] ?? '', row));
      const low = told.reduce((sum, row) => sum + row.low, 0);
      const high = told.reduce((sum, row) => sum + row.high, 0);
      expect(low).toBeLessThanOrEqual(total.low);
      expect(high).toBeGreaterThanOrEqual(Math.min(total.high, total.low + 2));
      for (const [at, row] of rows.entries()) {
        expect(told[at]?.low).toBeLessThanOrEqual(row);
        expect(told[at]?.high).toBeGreaterThanOrEqual(row);
      }
    }),
  );
});

test('figures that contradict each other are told nevertheless', () => {
  const ledger = openLedger();
  ledger.tell('whole', 3);
  ledger.sum('whole', ['part']);
  ledger.limit('part', { low: 50, high: 60 });
  expect(ledger.tell('part', 55).shown % 5).toBe(0);
});
