import * as z from 'zod/mini';
import { states } from '../referral/states.ts';
import { withdrawalSchema } from '../referral/withdrawal.ts';
import { officeShard, shards } from './keys.ts';
import { parseRow } from './rows.ts';
import type { Item, Table } from './table.ts';

const schema = z.object({
  pk: z.string(),
  sk: z.string(),
  kind: z.string(),
  state: z.enum(states),
  due: z.string(),
  ownerNumber: z.int(),
  restricted: z.boolean(),
  since: z.string(),
  changedAt: z.string(),
  answeredAt: z.optional(z.string()),
  expiresAt: z.optional(z.int()),
  renewed: z.optional(z.int()),
  withdrawal: z.optional(withdrawalSchema),
  /** Packed; of it, place and program never change. */
  tally: z.string(),
});

/** What the office index tells of a referral or check without reading the item. */
export type OfficeEntry = z.infer<typeof schema>;

/** All entries of an office, or those that it owns since later than `after` (ISO moment). Eventually consistent. */
export async function* officeEntries(
  table: Table,
  office: string,
  after?: string,
): AsyncIterable<OfficeEntry> {
  for (const shard of shards) {
    const partition = officeShard(office, shard);
    const query = { index: 'byOffice', partition, ...(after && { after }) } as const;
    for await (const item of table.query(query)) yield readEntry(item);
  }
}

/** `Poison` where the index holds something else. */
export const readEntry = (item: Item): OfficeEntry => parseRow(schema, item);

/** One part of what an office has in its list, as it is stored: who reads it can go on after one that is broken. */
export type ListPart = { readonly office: string; readonly items: AsyncIterable<Item> };

export const listParts = (table: Table, office: string): ListPart[] =>
  shards.map((shard) => ({
    office,
    items: table.query({ index: 'byOffice', partition: officeShard(office, shard) }),
  }));
