import * as z from 'zod/mini';
import { isLetIn } from '../referral/guest-offices.ts';
import type { Answer, Referral } from '../referral/referral.ts';
import { shardOf, shards, sharedKey, sharedShard, shareKey } from './keys.ts';
import { endOf, findReferral, keyOf } from './referrals.ts';
import { parseRow } from './rows.ts';
import { stamp } from './shapes.ts';
import type { Table } from './table.ts';

/** The answer that let an office in. */
export type Share = Answer & { readonly with: string };

const isShare = (answer: Answer): answer is Share => answer.action === 'share' && answer.with !== undefined;

/** The newest share with each office that is let in now. */
export function standingShares(referral: Referral): Share[] {
  const shares = referral.answers.filter(isShare).filter((share) => isLetIn(referral, share.with));
  return [...new Map(shares.map((share) => [share.with, share])).values()];
}

/**
 * Puts the need into the office's list of what is shared with it. Told twice, it changes nothing; a later share, after
 * the owner has changed or the need was closed, makes it new again.
 */
export async function listShare(table: Table, referral: Referral, share: Share, now: Date): Promise<void> {
  const key = shareKey(keyOf(referral), share.with);
  const listed = {
    officeShard: sharedShard(share.with, shardOf(referral.person)),
    ...{ since: now.toISOString(), shareNumber: share.number },
  };
  const { stored } = await table.putNew({
    ...{ ...key, kind: 'share', ...stamp('share'), office: share.with, restricted: referral.restricted },
    ...endOf(referral),
    ...listed,
  });
  if (!stored) await table.update(key, { set: listed }, { absentOrBelow: { shareNumber: share.number } });
}

const schema = z.object({ pk: z.string(), sk: z.string(), restricted: z.boolean(), since: z.string() });

/** What the office index tells of a share. It may stand there for a while after the sharing has ended. */
export type SharedEntry = z.infer<typeof schema>;

/** All that is shared with an office, or since later than `after` (ISO moment). Eventually consistent. */
export async function* sharedEntries(
  table: Table,
  office: string,
  after?: string,
): AsyncIterable<SharedEntry> {
  for (const shard of shards) {
    const query = { partition: sharedShard(office, shard), ...(after && { after }) };
    for await (const item of table.query({ index: 'byOffice', ...query })) yield parseRow(schema, item);
  }
}

/** The need, if the office is let in now: only the need itself says so. It may rest, and be seen by nobody. */
export async function findShared(
  table: Table,
  entry: SharedEntry,
  office: string,
): Promise<Referral | undefined> {
  const referral = await findReferral(table, sharedKey(entry));
  return referral && isLetIn(referral, office) ? referral : undefined;
}

/** Takes it off the office's list, if it was not shared anew in between. */
export const leaveShared = async (table: Table, { pk, sk, since }: SharedEntry): Promise<boolean> =>
  (await table.update({ pk, sk }, { remove: ['officeShard'] }, { equals: { since } })).updated;
