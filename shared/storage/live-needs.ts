import * as z from 'zod/mini';
import type { LiveNeeds } from '../statement/known-needs.ts';
import { liveNeedsKey } from './keys.ts';
import { bodyOf, packJson, unpackJson } from './packed.ts';
import type { Table } from './table.ts';

const schema = z.object({
  at: z.string(),
  weeks: z.record(z.string(), z.record(z.string(), z.int())),
});

/** Keeps the newest count: one of an earlier tick, which was tried again late, replaces nothing. */
export async function keepLiveNeeds(table: Table, live: LiveNeeds): Promise<void> {
  const counted = { at: live.at, body: packJson(live) };
  const answer = await table.putNew({ ...liveNeedsKey, kind: 'needs', ...counted });
  if (!answer.stored) await table.update(liveNeedsKey, { set: counted }, { absentOrBelow: { at: live.at } });
}

export async function findLiveNeeds(table: Table): Promise<LiveNeeds | undefined> {
  const item = await table.get(liveNeedsKey);
  return item && schema.parse(unpackJson(bodyOf(item)));
}
