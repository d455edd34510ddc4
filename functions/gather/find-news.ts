import { isPaused } from '../../shared/referral/withdrawal.ts';
import type { Letter } from '../../shared/storage/letters.ts';
import { type OfficeEntry, officeEntries } from '../../shared/storage/office-entries.ts';
import type { DirectoryEntry } from '../../shared/storage/offices.ts';
import { tellingOf } from '../../shared/storage/referrals.ts';
import { findShared, sharedEntries } from '../../shared/storage/shares.ts';
import type { GatherDeps } from './deps.ts';

/** An entry can become visible this long after its `since`: index lag, and a retry of `dispatch`. */
const lateMs = 60 * 60 * 1000;
/** A letter's item stays far below DynamoDB's 400 KB: what is new beyond that waits for the next letter. */
const mostCovered = 5_000;

/** What a letter can tell: named, so that the next one knows that it was told. */
type Tellable = {
  readonly name: string;
  readonly since: string;
  readonly what: 'new' | 'withdrawals' | 'shared';
  isNews(): boolean | Promise<boolean>;
};
type News = { readonly fresh: Readonly<Record<Tellable['what'], number>>; readonly covers: string[] };

/** `fresh` counts what no letter told yet, by what it is; `covers` names all that the next letter's look backwards will meet again. */
export async function findNews(
  tellable: AsyncIterable<Tellable>,
  last: Letter | undefined,
  tick: Date,
): Promise<News> {
  const told = new Set(last?.covers);
  const window = new Date(tick.getTime() - lateMs).toISOString();
  const fresh = { new: 0, withdrawals: 0, shared: 0 };
  const covers: string[] = [];
  for await (const { name, since, what, isNews: ask } of tellable) {
    const isNews = !told.has(name) && (await ask());
    const comesAgain = since > window;
    if (isNews && comesAgain && covers.length >= mostCovered) continue;
    if (isNews) fresh[what] += 1;
    if ((isNews || told.has(name)) && comesAgain) covers.push(name);
  }
  return { fresh, covers };
}

const lookBack = (last: Letter): string => new Date(Date.parse(last.tick) - lateMs).toISOString();

/** Restricted cases have letters of their own; what the office has answered already is no news to it. */
const isUntold = (entry: OfficeEntry): boolean =>
  !entry.restricted && (entry.state === 'pending' || entry.state === 'held' || isPaused(entry));

export async function* needsOf(
  { office }: DirectoryEntry,
  last: Letter | undefined,
  deps: GatherDeps,
): AsyncIterable<Tellable> {
  const digests = await deps.digests();
  for await (const entry of officeEntries(deps.table, office, last && lookBack(last))) {
    const name = `${digests.item(entry.pk, entry.sk)}-${tellingOf(entry)}`;
    const what = isPaused(entry) ? 'withdrawals' : 'new';
    yield { name, since: entry.since, what, isNews: () => isUntold(entry) };
  }
}

/** Only what is still shared is news. It may rest while a withdrawal is asked: the telling would not come again. */
export async function* sharesWith(
  { office }: DirectoryEntry,
  last: Letter | undefined,
  deps: GatherDeps,
): AsyncIterable<Tellable> {
  const digests = await deps.digests();
  for await (const entry of sharedEntries(deps.table, office, last && lookBack(last))) {
    const name = `${digests.item(entry.pk, entry.sk)}-${Date.parse(entry.since)}`;
    const stands = async () => (await findShared(deps.table, entry, office)) !== undefined;
    yield { name, since: entry.since, what: 'shared', isNews: () => !entry.restricted && stands() };
  }
}
