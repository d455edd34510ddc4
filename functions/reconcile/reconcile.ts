import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { applyForgotten } from './apply-forgotten.ts';
import { readAsked } from './asked.ts';
import { createMissing } from './create-missing.ts';
import { lookAtLists } from './look-at-lists.ts';
import { lookAtShares } from './look-at-shares.ts';
import { type Done, startRound } from './round.ts';

/**
 * The daily look at what should exist and does not, and at silence. Repairs by the code that should have done it, so
 * that running twice, late, or at the same time as `dispatch` changes nothing.
 */
export async function reconcile(event: unknown, deps: ConsequenceDeps): Promise<Done> {
  const round = startRound(readAsked(event), deps);
  for (const look of [createMissing, applyForgotten, lookAtLists, lookAtShares])
    await round.part(() => look(round, deps));
  return round.finish();
}
