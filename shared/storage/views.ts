import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { Referral } from '../referral/referral.ts';
import { viewKey } from './keys.ts';
import { keyOf } from './referrals.ts';
import { parseRow } from './rows.ts';
import type { Item, Table } from './table.ts';

/** Days; a need that has an end of its own ends its views. */
const keepDays = 366;

const view = z.object({
  at: z.string(),
  office: z.string(),
  by: z.string(),
  reason: z.exactOptional(z.string()),
});

/** Somebody of an office has opened a person's data. */
export type View = z.infer<typeof view>;

export const readView = (item: Item): View => parseRow(view, item);

/** Writes down who is about to see the person. Chance tells two apart that look in the same moment. */
export async function recordView(table: Table, referral: Referral, seen: View): Promise<void> {
  const random = randomBytes(6).toString('base64url');
  const inAYear = Math.ceil(Date.parse(seen.at) / 1000) + keepDays * 24 * 60 * 60;
  const { expiresAt = inAYear } = referral;
  const { ownerNumber } = referral;
  const about = { kind: 'view', of: keyOf(referral).sk, ownerNumber };
  await table.put({ ...viewKey(referral.person, seen.at, random), ...about, ...seen, expiresAt });
}

const newestFirst = (table: Table, partition: string) =>
  table.query({ partition, prefix: 'V#', descending: true, consistent: true });

type Officer = Pick<View, 'office' | 'by'> & { readonly since: string };

/** The reason that this officer gave last, since that moment, to open this referral or check as it is owned now. */
export async function reasonSince(
  table: Table,
  referral: Referral,
  { office, by, since }: Officer,
): Promise<string | undefined> {
  const { pk, sk } = keyOf(referral);
  for await (const item of newestFirst(table, pk)) {
    const seen = readView(item);
    if (seen.at < since) return undefined;
    const isSame = item['of'] === sk && item['ownerNumber'] === referral.ownerNumber;
    if (isSame && seen.office === office && seen.by === by && seen.reason) return seen.reason;
  }
  return undefined;
}

/** The newest ones of this referral or check: that of another need of the person is told to nobody but its owner. */
export async function lastViews(table: Table, referral: Referral, most: number): Promise<View[]> {
  const { pk, sk } = keyOf(referral);
  const views: View[] = [];
  for await (const item of newestFirst(table, pk)) {
    if (item['of'] === sk) views.push(readView(item));
    if (views.length === most) break;
  }
  return views;
}
