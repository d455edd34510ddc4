import { diceOf } from '../week/dice.ts';

/** Says where a delivery that went well happens once more: AWS promises at least once, so nothing may need exactly once. */
export type Redelivery = { happens(): boolean };

/** One delivery in so many: rare enough to stay quick, frequent enough to meet every handler in a short week. */
const oneIn = 20;

export const noRedelivery: Redelivery = { happens: () => false };

/** The same seed gives the same decisions in the same order. */
export function seededRedelivery(seed: number): Redelivery {
  const dice = diceOf(seed);
  return { happens: () => dice.below(oneIn) === 0 };
}
