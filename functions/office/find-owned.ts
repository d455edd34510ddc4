import type { OfficeSession } from '../../shared/identity/office-session.ts';
import { type OwnedKey, readReferralId, referralId } from '../../shared/identity/referral-ids.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { findReferral, keyOf } from '../../shared/storage/referrals.ts';
import type { OfficeDeps } from './deps.ts';

/** What an id leads to for this office: nothing, unless it owns the referral now, by the ownership that the id names. */
export async function findOwned(
  id: string,
  session: OfficeSession,
  deps: OfficeDeps,
): Promise<Referral | undefined> {
  const named = readReferralId(await deps.tokens(), id);
  const referral = named && (await findReferral(deps.table, named.key));
  return referral && isOwned(referral, named, session) ? referral : undefined;
}

const isOwned = (referral: Referral, { ownerNumber }: OwnedKey, { office }: OfficeSession): boolean =>
  referral.office === office && referral.ownerNumber === ownerNumber;

export async function idOf(referral: Referral, { tokens }: OfficeDeps): Promise<string> {
  return referralId(await tokens(), { key: keyOf(referral), ownerNumber: referral.ownerNumber });
}
