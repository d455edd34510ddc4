import { type Applied, apply, type netsBody } from '../harness/applicant.ts';
import type { Cloud } from '../harness/cloud.ts';
import type { Played, Scenario } from '../harness/scenarios.ts';
import type { Violation } from '../invariants/evidence.ts';

/** One row of the table in docs/faults.md, as a play with the fault in it. */
export type Fault = Scenario & { readonly row: string };

type Body = ReturnType<typeof netsBody>;

export async function applyAs(cloud: Cloud, { applied }: Played, ...bodies: Body[]): Promise<Applied[]> {
  const all: Applied[] = [];
  for (const body of bodies) all.push(await apply(cloud, body));
  applied.push(...all);
  return all;
}

/** Notes what was seen to be wrong. */
export function expectThat(
  { wrong }: Played,
  holds: boolean,
  invariant: Violation['invariant'],
  what: string,
): void {
  if (!holds) wrong.push({ invariant, what });
}

export const firstTick = '2026-11-25T03:00:00Z';
export const monday = '2026-11-29T23:00:00Z';
export const otherId = 'a1b2c3d4-0000-4000-8000-000000000001';
