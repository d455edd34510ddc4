import { sideBySide } from '../../shared/batch/side-by-side.ts';
import { lastWeeks, weekOf } from '../../shared/calendar/week.ts';
import { applyRequests } from '../../shared/consequences/apply-requests.ts';
import { createReferrals } from '../../shared/consequences/create-referrals.ts';
import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { shardCount } from '../../shared/storage/keys.ts';
import { findSubmission } from '../../shared/storage/submissions.ts';
import { weekShards } from '../../shared/storage/week-index.ts';
import type { Round } from './round.ts';
import { withoutReferral } from './without-referral.ts';

/** This week and as many before it as statements correct. */
const weeksBack = 5;

/** Choices that have neither a referral nor a check get one, as if `dispatch` had been told only now. */
export async function createMissing(round: Round, deps: ConsequenceDeps): Promise<void> {
  for (const week of weeksOf(round))
    await sideBySide(shardCount, weekShards(deps.table, week), async (entries) => {
      for await (const submission of withoutReferral(entries, round.before, round.unreadable))
        await round.attempt('referrals', () => create(submission, deps));
    });
}

async function create(key: string, deps: ConsequenceDeps): Promise<boolean> {
  const submission = await findSubmission(deps.table, key);
  // Erased: the index forgets it a moment later.
  if (!submission) return false;
  await createReferrals(submission, deps);
  await applyRequests(submission, deps);
  return true;
}

function weeksOf({ at, week }: Round): ReadonlySet<string> {
  return new Set([...lastWeeks(weekOf(at), 1 + weeksBack), ...(week ? [week] : [])]);
}
