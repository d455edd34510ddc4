import { weeksOf } from '../calendar/week.ts';
import { personPartition, shardOf, submissionKey, weekShard } from './keys.ts';
import type { Item, Table } from './table.ts';

export type PersonsItems = { readonly submissions: readonly Item[]; readonly others: readonly Item[] };

/** Referrals, checks, decisions, confirmations, shares and views, and an erasure that is under way. */
export async function besidesSubmissions(table: Table, person: string): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of table.query({ partition: personPartition(person), consistent: true }))
    items.push(item);
  return items;
}

/** Every item of a person of one year, and every submission. */
export async function itemsOf(table: Table, person: string, year: number): Promise<PersonsItems> {
  const others = await besidesSubmissions(table, person);
  const names = new Set(others.flatMap(({ submission }) => (submission ? [String(submission)] : [])));
  const start = submissionKey('').pk;
  // A submission can have no referral yet by which it would be found.
  for (const week of weeksOf(year))
    for await (const { pk } of table.query({ ...inWeek(person, week), index: 'byWeek' }))
      if (pk.startsWith(start)) names.add(pk.slice(start.length));
  const found = await Promise.all([...names].map((name) => table.get(submissionKey(name))));
  return { submissions: found.filter((item) => item !== undefined), others };
}

const inWeek = (person: string, week: string) => ({
  partition: weekShard(week, shardOf(person)),
  prefix: `${person}#`,
});
