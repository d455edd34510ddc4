import { draftRestricted } from '../../shared/letter/draft-letters.ts';
import { postLetter } from '../../shared/messaging/post-letter.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { findOffice } from '../../shared/storage/offices.ts';
import { keyOf } from '../../shared/storage/referrals.ts';
import type { DispatchDeps } from './deps.ts';

/** A restricted case does not wait for its office's hours: its letter is frozen, then queued, now. */
export async function tellAtOnce(referral: Referral, deps: DispatchDeps): Promise<void> {
  const office = await findOffice(deps.table, referral.office);
  if (!office?.verified) return deps.report.count('RestrictedWithoutMailbox');
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
  await postLetter(draft, deps);
}
