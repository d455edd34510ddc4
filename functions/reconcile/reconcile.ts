import { applyForgotten } from './apply-forgotten.ts';
import { readAsked } from './asked.ts';
import { createMissing } from './create-missing.ts';
import type { ReconcileDeps } from './deps.ts';
import { lookAtLetters } from './look-at-letters.ts';
import { lookAtLists } from './look-at-lists.ts';
import { lookAtMailboxes } from './look-at-mailboxes.ts';
import { lookAtQueues } from './look-at-queues.ts';
import { lookAtShares } from './look-at-shares.ts';
import { type Done, type Round, startRound } from './round.ts';
import { writeToDesk } from './write-to-desk.ts';

/** In this order: what is created has an owner when the lists are looked at, and the desk hears of everything. */
const parts: readonly ((round: Round, deps: ReconcileDeps) => Promise<void>)[] = [
  ...[createMissing, applyForgotten, lookAtLists, lookAtShares],
  ...[lookAtMailboxes, lookAtLetters, lookAtQueues, writeToDesk],
];

/**
 * The daily look at what should exist and does not, and at silence. Repairs by the code that should have done it, so
 * that running twice, late, or at the same time as `dispatch` changes nothing. What only people can put right is told to
 * the desk.
 */
export async function reconcile(event: unknown, deps: ReconcileDeps): Promise<Done> {
  const round = startRound(readAsked(event), deps);
  for (const part of parts) await round.part(() => part(round, deps));
  return round.finish();
}
