import { sideBySide } from '../batch/side-by-side.ts';
import { rowsOf, type TextPage } from '../batch/text-page.ts';
import type { Catalog } from '../catalog/types.ts';
import { CountedTallies } from '../statement/counted.ts';
import { Counter, type Figures } from '../statement/figures.ts';
import { mergeWeeks } from '../statement/merge-weeks.ts';
import { type MondayCount, MondayCounter } from '../statement/monday-count.ts';
import { notCoveredFigure } from '../statement/names.ts';
import { type WeekCount, WeekCounter, type WeekEntry } from '../statement/week-count.ts';
import { WeekFigures } from '../statement/week-figures.ts';
import { shards, unmetKey, weekShard } from './keys.ts';
import type { Table } from './table.ts';

/** Everything that a week counts, shard by shard, in each sorted by person and submission. Eventually consistent. */
export async function* weekEntries(table: Table, week: string): AsyncIterable<WeekEntry> {
  for (const entries of weekShards(table, week)) yield* entries;
}

/** The same, each shard by itself: all of one person is in one. */
export const weekShards = (table: Table, week: string): AsyncIterable<WeekEntry>[] =>
  shards.map((shard) => shardEntries(table, weekShard(week, shard)));

async function* shardEntries(table: Table, partition: string): AsyncIterable<WeekEntry> {
  for await (const page of shardPages(table, partition))
    for (const [sort = '', tally = ''] of rowsOf(page)) yield { sort, tally };
}

const shardPages = (table: Table, partition: string): AsyncIterable<TextPage> =>
  table.pages({ index: 'byWeek', partition }, ['weekSort', 'tally']);

/**
 * So many at once: while one waits for a page, another is counted. Each has the text of a page of each of 14 weeks in
 * memory, so that this, and not the number of people, decides how much is needed.
 */
const shardsAtOnce = 2;

/** One pass over a week and the weeks before it, as far back as there is anything to read. */
export async function countMonday(
  table: Table,
  asked: { readonly week: string; readonly counted: readonly string[]; readonly read: readonly string[] },
  catalog: Catalog,
): Promise<MondayCount> {
  const counter = new MondayCounter(asked, catalog);
  await sideBySide(shardsAtOnce, shards, async (shard) => {
    const pages = asked.read.map((week) => ({ week, pages: shardPages(table, weekShard(week, shard)) }));
    await counter.count(shard, pages);
  });
  return counter.finish();
}

async function* weekPages(table: Table, week: string): AsyncIterable<TextPage> {
  for (const shard of shards) yield* shardPages(table, weekShard(week, shard));
}

/** One pass over a week. `notCovered`: what `countUnmet` found. */
export async function countWeek(
  table: Table,
  week: string,
  catalog: Catalog,
  notCovered: Figures = {},
): Promise<WeekCount> {
  const tallies = new CountedTallies();
  const counter = new WeekCounter(catalog, new WeekFigures(catalog, tallies));
  await mergeWeeks([{ week, pages: weekPages(table, week) }], (_, entry, whose) =>
    counter.add(entry, whose, tallies.read(entry.bytes, entry.tallyFrom, entry.tallyTo)),
  );
  return counter.finish(notCovered);
}

export async function weekHasEntries(table: Table, week: string): Promise<boolean> {
  for (const shard of shards) {
    const query = { index: 'byWeek', partition: weekShard(week, shard), limit: 1 } as const;
    for await (const _ of table.query(query)) return true;
  }
  return false;
}

/** How often somebody asked from a place that is not covered, in all and by province. */
export async function countUnmet(table: Table, week: string): Promise<Figures> {
  const counter = new Counter();
  for await (const { district } of table.query({ partition: unmetKey(week, '').pk })) {
    const [province = ''] = String(district).split('.');
    counter.add('notCovered');
    counter.add(notCoveredFigure(province));
  }
  return counter.figures();
}
