import type { ReconcileDeps } from './deps.ts';
import type { Round } from './round.ts';

/** What nothing tries again. */
export async function lookAtQueues(
  { found }: Round,
  { deadLetters, deadWork }: ReconcileDeps,
): Promise<void> {
  found.counts.deadLetters = await deadLetters();
  found.counts.deadWork = await deadWork();
}
