import fc from 'fast-check';
import { expect, it } from 'vitest';
import { percentages } from '../../../../shared/statement/percent.ts';

it('adds up to 100, whatever is counted, and is never a whole percent off', () => {
  const counts = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(counts, (list) => {
      const all = list.reduce((sum, count) => sum + count, 0);
      const shown = percentages(list);
      expect(shown.reduce((sum, percent) => sum + percent, 0)).toBe(all === 0 ? 0 : 100);
      for (const [at, percent] of shown.entries())
        expect(all === 0 || Math.abs(percent - ((list[at] ?? 0) * 100) / all) < 1).toBe(true);
    }),
  );
});

it('leaves zero at zero', () => {
  expect(percentages([1, 0, 1, 1])).toEqual([34, 0, 33, 33]);
});
