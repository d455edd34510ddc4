import { mostCardTries } from '../referral/card-tries.ts';
import type { Referral } from '../referral/referral.ts';
import { keyOf, readReferral } from './referrals.ts';
import type { Table } from './table.ts';

const ownedAs = ({ office, ownerNumber }: Referral) => ({ office, ownerNumber });

/** Uses up one try before anything is compared. Nothing comes back where none is left, or the owner is another one. */
export async function spendCardTry(table: Table, referral: Referral): Promise<Referral | undefined> {
  const condition = { equals: ownedAs(referral), absentOrBelow: { cardTries: mostCardTries } };
  const { updated, item } = await table.update(keyOf(referral), { add: { cardTries: 1 } }, condition);
  return updated ? readReferral(item) : undefined;
}

/** Notes that the card was seen; the first one who saw it stays. */
export async function noteCard(
  table: Table,
  referral: Referral,
  card: NonNullable<Referral['card']>,
): Promise<void> {
  await table.update(keyOf(referral), { set: { card } }, { equals: ownedAs(referral), absent: ['card'] });
}
