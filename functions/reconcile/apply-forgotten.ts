import { applyRequests } from '../../shared/consequences/apply-requests.ts';
import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { readSubmission, settleRequests, submissionsWithRequests } from '../../shared/storage/submissions.ts';
import type { Key } from '../../shared/storage/table.ts';
import type { Round } from './round.ts';

/** Looks once more at each submission that somebody asked something of: mostly it is done, and leaves the index. */
export async function applyForgotten(round: Round, deps: ConsequenceDeps): Promise<void> {
  for await (const key of submissionsWithRequests(deps.table, round.before))
    await round.attempt('requests', () => apply(key, deps));
}

async function apply(key: Key, deps: ConsequenceDeps): Promise<boolean> {
  const item = await deps.table.get(key);
  if (!item) return false;
  const submission = readSubmission(item);
  const applied = await applyRequests(submission, deps);
  await settleRequests(deps.table, submission);
  return applied;
}
