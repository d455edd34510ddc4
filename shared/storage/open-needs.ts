import { sideBySide } from '../batch/side-by-side.ts';
import { weeksOf } from '../calendar/week.ts';
import { isOpen } from '../referral/states.ts';
import { shards, weekShard } from './keys.ts';
import { readReferral } from './referrals.ts';
import type { Table } from './table.ts';

/**
 * By office, how many needs and checks of a year are open. For a year that has ended: only what was kept on is left in its
 * weeks then, so that few items are looked at however many people there were.
 */
export async function openNeedsOf(year: number, table: Table): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  await sideBySide(shards.length, shards, async (shard) => {
    for (const week of weeksOf(year))
      for await (const entry of table.query({ index: 'byWeek', partition: weekShard(week, shard) })) {
        if (entry['kind'] !== 'referral' && entry['kind'] !== 'check') continue;
        const item = await table.get(entry);
        const need = item && readReferral(item);
        if (need?.year === year && isOpen(need.state))
          found.set(need.office, (found.get(need.office) ?? 0) + 1);
      }
  });
  return found;
}
