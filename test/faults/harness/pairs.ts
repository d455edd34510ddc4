import { type Dice, diceOf } from '../../../local/week/dice.ts';
import type { Violation } from '../invariants/evidence.ts';
import type { Options } from './cloud.ts';
import { type Mode, modesOf, type PortCall } from './modes.ts';
import { playThrough } from './play-through.ts';
import type { Scenario } from './scenarios.ts';
import { nameOf } from './sweep.ts';

type Strike = { readonly call: PortCall; readonly mode: Mode };
export type StruckTwice = { readonly strikes: readonly Strike[]; readonly violations: readonly Violation[] };

const secondsOfFirst = 3;

const strikeOf = (dice: Dice, calls: readonly PortCall[]): Strike => {
  const call = dice.oneOf(calls);
  return { call, mode: dice.oneOf(modesOf(call)) };
};

const faultsOf = (strikes: readonly Strike[]) =>
  strikes.map(({ call, mode }) => [call.number, mode] as const);

/**
 * Two faults in one play, by chance: the second one strikes a call that comes only because of the first, or any other
 * after it. The same seed chooses the same ones.
 */
export async function sweepPairs(
  scenario: Scenario,
  runs: number,
  seed: number,
  options: Options = {},
): Promise<readonly StruckTwice[]> {
  const dice = diceOf(seed);
  const { calls } = await playThrough(scenario, options);
  const struck: StruckTwice[] = [];
  while (struck.length < runs) {
    const first = strikeOf(dice, calls);
    const { calls: then } = await playThrough(scenario, { ...options, faults: faultsOf([first]) });
    const later = then.filter(({ number }) => number > first.call.number);
    for (let left = Math.min(secondsOfFirst, later.length); left > 0; left -= 1) {
      const strikes = [first, strikeOf(dice, later)];
      const { violations } = await playThrough(scenario, { ...options, faults: faultsOf(strikes) });
      struck.push({ strikes, violations });
    }
  }
  return struck;
}

/** So that a failure can be played again: which calls, in what ways, and what they broke. */
export const pairInWords = ({ strikes, violations }: StruckTwice): string => {
  const where = strikes
    .map(({ call, mode }) => `call ${call.number} (${nameOf(call)}) ${mode}`)
    .join(', then ');
  return violations.map(({ invariant, what }) => `${invariant} ${where}: ${what}`).join('\n');
};
