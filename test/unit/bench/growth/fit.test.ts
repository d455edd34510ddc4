import { describe, expect, test } from 'vitest';
import { fitPower, inWords } from '../../../../bench/growth/fit.ts';
import { limits } from '../../../../bench/growth/limits.ts';
import { loadOf } from '../../../../bench/growth/load.ts';

const sizes = [200, 600, 2_000, 6_000, 20_000];
const told = (of: (size: number) => number) => inWords(fitPower(sizes, sizes.map(of)));

describe('how a quantity grows', () => {
  test('is the slope of the logarithms, with no error where it is a power', () => {
    const fit = fitPower(
      sizes,
      sizes.map((size) => 3 * size ** 1.5),
    );
    expect(fit.slope).toBeCloseTo(1.5);
    expect(fit.error).toBeCloseTo(0);
    expect(fit.last).toBeCloseTo(1.5);
  });

  test('is told by the largest sizes, where a fixed part hides nothing', () => {
    expect(told((size) => size)).toBe('grows as the load');
    expect(told((size) => 10_000 + size ** 2)).toBe('**grows faster than the load**');
    expect(told((size) => Math.min(size, 1_000))).toBe('does not grow');
    expect(told((size) => Math.sqrt(size))).toBe('grows less than the load');
  });
});

test('each limit has a size, and a use at each load', () => {
  const measured = {
    ...{ accepted: 1000, needs: 1300, 'needs of the largest office': 120, 'bytes of the statement': 20_000 },
    'write units, by `enroll` and `dispatch`': 8000,
    'of them in the hottest partition of a week': 300,
    "of them in the hottest partition of an office's list": 16,
  };
  for (const { what, limit, use, source } of limits) {
    expect(limit, what).toBeGreaterThan(0);
    expect(use(loadOf(1e6, measured)), what).toBeGreaterThan(0);
    expect(source, what).toMatch(/^(https:|config\/|infra\/)/);
  }
});
