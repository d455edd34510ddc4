import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { tellAtOnce } from '../../shared/consequences/tell-at-once.ts';
import { findReferral } from '../../shared/storage/referrals.ts';
import type { Key } from '../../shared/storage/table.ts';

/**
 * A restricted case that waits for its first answer, and has no letter: whoever wrote the case may have ended before
 * its letter, or the mailbox was proven since.
 */
export async function tellIfUntold(key: Key, deps: ConsequenceDeps): Promise<boolean> {
  const referral = await findReferral(deps.table, key);
  return referral?.state === 'pending' && (await tellAtOnce(referral, deps));
}
