import { describe, expect, test } from 'vitest';
import type { Called } from '../../../../bench/memory/calls.ts';
import { choose, curveOf } from '../../../../bench/memory/curve.ts';

const measured = { importMs: 60, firstMs: 40, warmMs: 1, peakMb: 90 };
const often = { callsAMonth: 1_000_000, waitMs: 5, warm: 1 };
const chosen = (called: Called, peakMb = 90) => choose(curveOf({ ...measured, peakMb }, called), called);

describe('the size of a function', () => {
  test('halves the time at work when it doubles, and not the waiting', () => {
    const [, , half, whole] = curveOf(measured, { ...often, waiting: 'people' });
    expect((half?.warm ?? 0) - 5).toBeCloseTo(2 * ((whole?.warm ?? 0) - 5));
  });

  test('is never less than twice the memory that was needed', () => {
    expect(chosen({ ...often, waiting: 'nobody' })).toBe(256);
    expect(chosen({ ...often, waiting: 'nobody' }, 130)).toBe(512);
  });

  test('is the largest where people wait and it costs little more', () => {
    expect(chosen({ ...often, waiting: 'people' })).toBe(1769);
    expect(chosen({ ...often, waiting: 'people', waitMs: 100 })).toBe(256);
  });

  test('is a whole core for work that may take an invocation’s time', () => {
    expect(chosen({ ...often, waiting: 'long', callsAMonth: 5 })).toBe(1769);
  });
});
