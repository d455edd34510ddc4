import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Counter,
  combine,
  type Figures,
  isStock,
  pick,
  sumOf,
} from '../../../../shared/statement/figures.ts';

const name = fc.constantFrom('choices', 'open', 'state:pending', 'due:2026-11-20', 'program:ttg', 'closed');
const figures: fc.Arbitrary<Figures> = fc
  .dictionary(name, fc.integer({ min: -50, max: 50 }))
  .map((counts) => combine(counts, {}));

describe('figures', () => {
  it('are the same text when they are equal, whatever the order in which they were counted', () => {
    const property = fc.property(fc.array(figures), fc.nat(), (parts, turn) => {
      const other = [...parts.slice(turn % (parts.length + 1)), ...parts.slice(0, turn % (parts.length + 1))];
      expect(JSON.stringify(sumOf(parts))).toBe(JSON.stringify(sumOf(other)));
    });
    fc.assert(property);
  });

  it('hold no zero', () => {
    const property = fc.property(figures, figures, (left, right) => {
      for (const sign of [1, -1] as const) expect(Object.values(combine(left, right, sign))).not.toContain(0);
    });
    fc.assert(property);
    expect(combine({ open: 2 }, { open: 2 }, -1)).toEqual({});
  });

  it('come back when what was added is taken away again', () => {
    const property = fc.property(figures, figures, (left, right) => {
      expect(combine(combine(left, right), right, -1)).toEqual(left);
    });
    fc.assert(property);
  });

  it('are counted up in place to the same as their sum', () => {
    const property = fc.property(fc.array(figures), (parts) => {
      const counter = new Counter();
      for (const part of parts) counter.addAll(part);
      expect(counter.figures()).toEqual(sumOf(parts));
    });
    fc.assert(property);
  });
});

describe('stock', () => {
  it('is what stands open, by state and by day; everything else happened in one week', () => {
    const mixed = { open: 3, 'state:held': 1, 'due:past': 2, 'due:2026-12-01': 1, opened: 4, choices: 5 };
    expect(Object.keys(pick(mixed, isStock)).sort()).toEqual([
      ...['due:2026-12-01', 'due:past', 'open', 'state:held'],
    ]);
  });
});
