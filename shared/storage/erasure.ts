import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { weekOf } from '../calendar/week.ts';
import { anonymousEntries, type DatedEntry } from '../statement/anonymous-entries.ts';
import { weeksBack } from '../statement/cohorts.ts';
import { correctableWeeks } from '../statement/names.ts';
import { anonymousKey, erasureKey, shardOf, submissionKey, weekShard } from './keys.ts';
import { bodyOf, packJson, unpackJson } from './packed.ts';
import { besidesSubmissions, itemsOf, type PersonsItems } from './persons-items.ts';
import { noteRecount } from './recounts.ts';
import type { Item, Table } from './table.ts';

const journal = z.object({
  alias: z.string(),
  remove: z.array(z.object({ pk: z.string(), sk: z.string() })),
  keep: z.array(z.object({ week: z.string(), sort: z.string(), tally: z.string() })),
});

/** `person` is the keyed hash of one year; `at`: when the person asked for it. */
export type Erased = { readonly person: string; readonly year: number; readonly at: Date };

/** What an erasure has to do, written down before it begins: whoever finds it ends it. */
type Journal = z.infer<typeof journal>;

/**
 * Deletes everything of a person of one year, and leaves what its weeks count under a random name. No transaction: a
 * journal first, then the deletions, then the anonymous entries, then the journal goes. Where that ends in between, the
 * next call goes on and comes to the same; a Monday in between counts the person not at all, and the next one again.
 * Says whether there was anything.
 */
export async function eraseItems(table: Table, { person, year, at }: Erased): Promise<boolean> {
  const standing = await table.get(erasureKey(person));
  const work = standing ? read(standing) : await begin(table, person, year);
  if (!work) return false;
  for (const key of work.remove) await table.remove(key);
  await removeLate(table, person);
  for (const [order, entry] of work.keep.entries())
    await table.putNew(anonymousItem(work.alias, order, entry));
  await noteOldWeeks(table, work, at);
  await table.remove(erasureKey(person));
  return true;
}

/**
 * A Monday in between may have missed the person in a week that no Monday after it counts again by itself: the one
 * before these, or where the erasure took longer, one before that. The cohorts read these weeks anyway.
 */
async function noteOldWeeks(table: Table, { keep }: Journal, at: Date): Promise<void> {
  const now = weekOf(at);
  const old = new Set(weeksBack(now).slice(1 + correctableWeeks));
  for (const week of new Set(keep.map((entry) => entry.week)))
    if (old.has(week)) await noteRecount(table, week, now);
}

/** True while an erasure has begun and not ended: then there is nothing left that could be closed first. */
export const isBeingErased = async (table: Table, person: string): Promise<boolean> =>
  (await table.get(erasureKey(person))) !== undefined;

const read = (item: Item): Journal => journal.parse(unpackJson(bodyOf(item)));

async function begin(table: Table, person: string, year: number): Promise<Journal | undefined> {
  const items = await itemsOf(table, person, year);
  if (items.submissions.length + items.others.length === 0) return undefined;
  const work = plan(person, items);
  const answer = await table.putNew({ ...erasureKey(person), kind: 'erasure', body: packJson(work) });
  return answer.stored ? work : read(answer.existing);
}

/** What names a submission that is gone was written by a process behind its time, and was counted by nobody. */
function plan(person: string, { submissions, others }: PersonsItems): Journal {
  const aliases = new Map([person, ...submissions.map(({ pk }) => pk.slice(keyStart))].map(withAlias));
  const keep = [...submissions, ...others].flatMap(entryOf);
  // Submissions last: whatever lags behind sees needs still under way, and none that nobody asked for.
  const remove = [...others, ...submissions].map(({ pk, sk }) => ({ pk, sk }));
  return {
    alias: aliases.get(person) ?? '',
    remove,
    keep: anonymousEntries(
      keep.filter(({ sort }) => aliases.has(sort.split('#')[1] ?? '')),
      aliases,
    ),
  };
}

const keyStart = submissionKey('').pk.length;
const withAlias = (name: string) => [name, randomBytes(16).toString('base64url')] as const;

function entryOf({ weekShard: shard, weekSort, tally }: Item): DatedEntry[] {
  if (shard === undefined) return [];
  return [{ week: String(shard).split('#')[1] ?? '', sort: String(weekSort), tally: String(tally) }];
}

async function removeLate(table: Table, person: string): Promise<void> {
  for (const { pk, sk } of await besidesSubmissions(table, person))
    if (sk !== erasureKey(person).sk) await table.remove({ pk, sk });
}

const anonymousItem = (alias: string, order: number, { week, sort, tally }: DatedEntry): Item => ({
  ...anonymousKey(alias, order),
  ...{ kind: 'anonymous', week, tally },
  ...{ weekShard: weekShard(week, shardOf(alias)), weekSort: sort },
});
