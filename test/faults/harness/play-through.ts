import { check } from '../invariants/check.ts';
import type { Violation } from '../invariants/evidence.ts';
import { type Cloud, type Options, openCloud } from './cloud.ts';
import { evidenceOf } from './evidence-of.ts';
import type { PortCall } from './modes.ts';
import { recover } from './recover.ts';
import type { Played, Scenario } from './scenarios.ts';

export type End = {
  readonly violations: readonly Violation[];
  /** The calls of the play itself, without those of the days after it. */
  readonly calls: readonly PortCall[];
  readonly cloud: Cloud;
};

/** Plays a scenario to its end, lets the next days make good what went wrong, and judges what is left. */
export async function playThrough(scenario: Scenario, options: Options = {}): Promise<End> {
  const cloud = await openCloud({ ...scenario.options, ...options });
  const played: Played = { applied: [], answered: 0, erased: [], wrong: [] };
  await scenario.before?.(cloud);
  const first = cloud.ports.trace.length;
  try {
    await scenario.play(cloud, played);
  } catch (error) {
    played.wrong.push({ invariant: 'I1', what: `somebody got no answer: ${error}` });
  }
  const calls = cloud.ports.trace.slice(first);
  try {
    await recover(cloud);
  } catch (error) {
    played.wrong.push({ invariant: 'I7', what: `the system does not come to rest: ${error}` });
  }
  return { violations: [...played.wrong, ...check(evidenceOf(cloud, played))], calls, cloud };
}
