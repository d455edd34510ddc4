import type { Referral } from '../referral/referral.ts';
import { personPartition, submissionKey } from './keys.ts';
import { keyOf } from './referrals.ts';
import type { Table } from './table.ts';

/** Gives a need, its submission, and all that was written down of it, a later end; what has a later one keeps it. */
export async function keepOn(table: Table, need: Referral, expiresAt: number): Promise<void> {
  const change = { set: { expiresAt } };
  const later = { absentOrBelow: { expiresAt } };
  await table.update(submissionKey(need.submission), change, later);
  const { sk } = keyOf(need);
  for await (const item of table.query({ partition: personPartition(need.person), consistent: true }))
    if (item.sk !== sk && (item.sk.includes(sk) || item['of'] === sk))
      await table.update(item, change, later);
  // The need last: until then the next look finds it again.
  await table.update(keyOf(need), change, later);
}
