import type { Referral } from '../referral/referral.ts';
import { movesOwner } from '../referral/states.ts';
import { recordDecision } from '../storage/decisions.ts';
import type { ConsequenceDeps } from './deps.ts';
import { tellAtOnce } from './tell-at-once.ts';

/**
 * Writes down the newest answer, and says whether it was not there yet. A next owner of a restricted case learns of it
 * at once, others with the next letter.
 */
export async function recordAnswer(referral: Referral, deps: ConsequenceDeps): Promise<boolean> {
  const answer = referral.answers.at(-1);
  if (!answer) return false;
  const written = await recordDecision(deps.table, referral, answer);
  if (referral.restricted && movesOwner(answer.action)) await tellAtOnce(referral, deps);
  return written;
}
