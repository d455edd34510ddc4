import { expect, test } from 'vitest';
import { backoffMs } from '../../../browser/backoff.ts';

test('a phone without an answer asks again later and later, up to five minutes', () => {
  expect([0, 1, 2, 6, 60].map((tries) => backoffMs(tries, {}, 0) / 1000)).toEqual([5, 10, 20, 300, 300]);
});

test('a server that names a time is not asked earlier', () => {
  expect(backoffMs(0, { retryAfterMs: 30_000 }, 0)).toBe(30_000);
  expect(backoffMs(3, { retryAfterMs: 30_000 }, 0)).toBe(40_000);
});

test('phones that lost one line do not all come back at once', () => {
  expect(backoffMs(0, {}, 1)).toBe(7500);
});
