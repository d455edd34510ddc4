import type { ReferralChange } from '../referral/change.ts';
import type { Referral } from '../referral/referral.ts';
import { recordDecision } from './decisions.ts';
import { type SavedAnswer, updateAnswered } from './referrals.ts';
import type { Table } from './table.ts';

/**
 * Writes an answer if the referral is still as it was read. A need keeps its last ten: the one that falls out is written
 * down as a decision first, because nobody could do it later.
 */
export async function saveAnswer(
  table: Table,
  referral: Referral,
  change: ReferralChange,
): Promise<SavedAnswer> {
  const kept = new Set(change.set.answers?.map(({ number }) => number));
  for (const answer of referral.answers)
    if (change.set.answers && !kept.has(answer.number)) await recordDecision(table, referral, answer);
  return updateAnswered(table, referral, change);
}
