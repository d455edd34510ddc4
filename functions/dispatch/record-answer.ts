import type { Referral } from '../../shared/referral/referral.ts';
import { movesOwner } from '../../shared/referral/states.ts';
import { recordDecision } from '../../shared/storage/decisions.ts';
import type { DispatchDeps } from './deps.ts';
import { tellAtOnce } from './tell-at-once.ts';

/** Writes down the newest answer; a next owner of a restricted case learns of it at once, others with the next letter. */
export async function recordAnswer(referral: Referral, deps: DispatchDeps): Promise<void> {
  const answer = referral.answers.at(-1);
  if (!answer) return;
  await recordDecision(deps.table, referral, answer);
  if (referral.restricted && movesOwner(answer.action)) await tellAtOnce(referral, deps);
}
