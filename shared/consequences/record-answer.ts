import type { Referral } from '../referral/referral.ts';
import { movesOwner, renews } from '../referral/states.ts';
import { recordDecision } from '../storage/decisions.ts';
import { listShare, type Share, standingShares } from '../storage/shares.ts';
import type { ConsequenceDeps } from './deps.ts';
import { tellAtOnce, tellGuestAtOnce } from './tell-at-once.ts';

/**
 * Writes down the newest answer, and says whether it was not there yet. A next owner of a restricted case, or one whose
 * case is to be withdrawn, learns of it at once, others with the next letter; so does an office that is let in. The record comes last: where it stands, all
 * else was done.
 */
export async function recordAnswer(referral: Referral, deps: ConsequenceDeps): Promise<boolean> {
  const answer = referral.answers.at(-1);
  if (!answer) return false;
  const isNews = movesOwner(answer.action) || renews(answer.action);
  if (referral.restricted && isNews) await tellAtOnce(referral, deps);
  for (const share of standingShares(referral)) await letIn(referral, share, deps);
  return recordDecision(deps.table, referral, answer);
}

async function letIn(referral: Referral, share: Share, deps: ConsequenceDeps): Promise<void> {
  await listShare(deps.table, referral, share, deps.now());
  if (referral.restricted) await tellGuestAtOnce(referral, share, deps);
}
