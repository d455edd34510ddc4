import { describe, expect, it } from 'vitest';
import { diceOf } from '../../../local/week/dice.ts';
import { accuracy, type Seen } from '../../support/classifier.ts';

type Draw = (repeated: boolean, below: (limit: number) => number) => Seen;

/** Pairs of a first and a repeated one, as they are drawn. */
const pairs = (draw: Draw, count = 2000) => {
  const dice = diceOf(1);
  const below = (limit: number): number => dice.below(limit);
  return Array.from({ length: count }, () => [draw(false, below), draw(true, below)] as const);
};

describe('the classifier', () => {
  it('guesses where there is nothing to see', () => {
    expect(accuracy(pairs(() => ({ size: 4711, status: '201', body: 'the same' })))).toBe(0.5);
  });

  it('learns nothing from chance', () => {
    const noise: Draw = (_repeated, below) => ({ size: 1000 + below(7), body: `variant ${below(3)}` });
    expect(Math.abs(accuracy(pairs(noise)) - 0.5)).toBeLessThan(0.03);
  });

  it.each<[string, Draw]>([
    ['a byte more', (repeated) => ({ size: repeated ? 1001 : 1000 })],
    ['a byte less', (repeated) => ({ size: repeated ? 999 : 1000 })],
    ['another word', (repeated) => ({ body: repeated ? 'again' : 'new', size: 3 })],
    [
      'a byte more among answers of six kinds, beside sizes that vary by chance',
      (repeated, below) => {
        const kind = below(6);
        return { body: `kind ${kind}`, size: 1000 + 20 * kind + (repeated ? 1 : 0), wire: 600 + below(20) };
      },
    ],
  ])('finds %s', (_what, draw) => {
    expect(accuracy(pairs(draw, 120))).toBeGreaterThanOrEqual(0.95);
  });

  it('finds a byte more that only every third of them has', () => {
    const some: Draw = (repeated, below) => ({
      size: 1000 + (repeated && below(3) === 0 ? 1 : 0),
      wire: below(30),
    });
    expect(accuracy(pairs(some, 120))).toBeGreaterThan(0.6);
  });
});
