import { applyRequests } from '../../shared/consequences/apply-requests.ts';
import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { momentOf } from '../../shared/consequences/moment-of.ts';
import { takeEffect } from '../../shared/referral/take-back.ts';
import { isWithdrawnBy } from '../../shared/referral/withdrawal.ts';
import { findReferral } from '../../shared/storage/referrals.ts';
import { saveAnswer } from '../../shared/storage/save-answer.ts';
import { findSubmission } from '../../shared/storage/submissions.ts';
import type { Key } from '../../shared/storage/table.ts';
import type { Round } from './round.ts';

/**
 * Closes a need whose withdrawal nobody has undone in time, as of the end of its term. An undoing of the last minute may
 * still be under way: what was asked with the receipt is carried out first.
 */
export async function endWithdrawal(
  key: Key,
  { at }: Pick<Round, 'at'>,
  deps: ConsequenceDeps,
): Promise<boolean> {
  const { table, report } = deps;
  const found = await findReferral(table, key);
  if (!found || !isWithdrawnBy(found, at)) return false;
  const submission = await findSubmission(table, found.submission);
  if (submission) await applyRequests(submission, deps);
  const referral = await findReferral(table, key);
  if (!referral?.withdrawal || !isWithdrawnBy(referral, at)) return false;
  const change = takeEffect(referral, momentOf(referral.withdrawal.effectiveAt, referral, deps));
  if (!change) return false;
  const { saved } = await saveAnswer(table, referral, change);
  if (saved) report.count('Withdrawn');
  return saved;
}
