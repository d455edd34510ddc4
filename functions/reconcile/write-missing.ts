import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { recordAnswer } from '../../shared/consequences/record-answer.ts';
import { areWritten, recordDecision } from '../../shared/storage/decisions.ts';
import type { OfficeEntry } from '../../shared/storage/office-entries.ts';
import { findReferral } from '../../shared/storage/referrals.ts';

/**
 * Writes down the answers of a need of which `dispatch` was not told, and tells a next owner who should have learned
 * of it at once. Mostly one query says that all are there.
 */
export async function writeMissing(entry: OfficeEntry, deps: ConsequenceDeps): Promise<boolean> {
  const { table } = deps;
  if (await areWritten(table, entry, entry.answeredAt ?? entry.changedAt)) return false;
  const referral = await findReferral(table, entry);
  if (!referral) return false;
  let missed = false;
  for (const answer of referral.answers.slice(0, -1))
    missed = (await recordDecision(table, referral, answer)) || missed;
  return (await recordAnswer(referral, deps)) || missed;
}
