import type { OfficeSession } from '../../shared/identity/office-session.ts';
import { readReferralId, referralId } from '../../shared/identity/referral-ids.ts';
import { isGuest } from '../../shared/referral/guest-offices.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { findReferral, keyOf } from '../../shared/storage/referrals.ts';
import type { OfficeDeps } from './deps.ts';

/** What an id leads to for this office: nothing, unless it owns the referral now, by the ownership that the id names. */
export async function findOwned(
  id: string,
  { office }: OfficeSession,
  deps: OfficeDeps,
): Promise<Referral | undefined> {
  const referral = await findAsNamed(id, deps);
  return referral?.office === office ? referral : undefined;
}

/** The same to read only: also for an office that the owner has let in. */
export async function findReadable(
  id: string,
  { office }: OfficeSession,
  deps: OfficeDeps,
): Promise<Referral | undefined> {
  const referral = await findAsNamed(id, deps);
  return referral && (referral.office === office || isGuest(referral, office)) ? referral : undefined;
}

async function findAsNamed(id: string, deps: OfficeDeps): Promise<Referral | undefined> {
  const named = readReferralId(await deps.tokens(), id);
  const referral = named && (await findReferral(deps.table, named.key));
  return referral?.ownerNumber === named?.ownerNumber ? referral : undefined;
}

export async function idOf(referral: Referral, { tokens }: OfficeDeps): Promise<string> {
  return referralId(await tokens(), { key: keyOf(referral), ownerNumber: referral.ownerNumber });
}
