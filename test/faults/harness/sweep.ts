import type { Violation } from '../invariants/evidence.ts';
import type { Options } from './cloud.ts';
import { type Mode, modesOf, type PortCall } from './modes.ts';
import { playThrough } from './play-through.ts';
import type { Scenario } from './scenarios.ts';

export type Struck = {
  readonly call: PortCall;
  readonly mode: Mode;
  readonly violations: readonly Violation[];
};

/** Every call of the undisturbed play, in every way in which it can fail: a fresh system for each. */
export async function sweep(
  scenario: Scenario,
  options: Options = {},
  wanted: (call: PortCall, mode: Mode) => boolean = () => true,
): Promise<readonly Struck[]> {
  const { calls } = await playThrough(scenario, options);
  const strikes = calls.flatMap((call) => modesOf(call).map((mode) => ({ call, mode })));
  const struck: Struck[] = [];
  for (const { call, mode } of strikes.filter((strike) => wanted(strike.call, strike.mode))) {
    const { violations } = await playThrough(scenario, { ...options, faults: [[call.number, mode]] });
    struck.push({ call, mode, violations });
  }
  return struck;
}

/** So that a failure can be played again: which call, in what way, and what it broke. */
export const inWords = ({ call, mode, violations }: Struck): string =>
  violations
    .map(({ invariant, what }) => `${invariant} call ${call.number} (${nameOf(call)}) ${mode}: ${what}`)
    .join('\n');

export const nameOf = ({ handler, service, operation }: PortCall): string =>
  `${handler} ${service}.${operation}`;
