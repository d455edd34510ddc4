import { recountKey } from './keys.ts';
import type { Table } from './table.ts';

/** Notes that somebody asked, in the week `askedIn`, to have an older week counted again. */
export const noteRecount = (table: Table, week: string, askedIn: string): Promise<void> =>
  table.put({ ...recountKey(week), kind: 'recount', askedIn });

/** The older weeks of which that was asked in that week or later. */
export async function recountsSince(table: Table, askedIn: string): Promise<string[]> {
  const weeks: string[] = [];
  const { pk } = recountKey('');
  for await (const item of table.query({ partition: pk, consistent: true }))
    if (String(item['askedIn']) >= askedIn) weeks.push(item.sk);
  return weeks;
}
