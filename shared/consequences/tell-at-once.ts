import { draftRestricted } from '../letter/draft-letters.ts';
import { postLetter } from '../messaging/post-letter.ts';
import type { Referral } from '../referral/referral.ts';
import { findOffice } from '../storage/offices.ts';
import { keyOf } from '../storage/referrals.ts';
import type { ConsequenceDeps } from './deps.ts';

/**
 * A restricted case does not wait for its office's hours: its letter is frozen, then queued, now. True where it was
 * not frozen yet.
 */
export async function tellAtOnce(referral: Referral, deps: ConsequenceDeps): Promise<boolean> {
  const office = await findOffice(deps.table, referral.office);
  if (!office?.verified) {
    deps.report.count('RestrictedWithoutMailbox');
    return false;
  }
  const { pk, sk } = keyOf(referral);
  const hash = (await deps.digests()).item(pk, sk);
  const draft = draftRestricted({
    office,
    officeName: deps.catalog.office(referral.office).name,
    sk: `R-${hash}-${referral.ownerNumber}`,
    tokens: await deps.tokens(),
    origin: deps.origin,
    tick: new Date(referral.since),
    queuedAt: deps.now(),
  });
  return postLetter(draft, deps);
}
