import { createHash } from 'node:crypto';
import type { Catalog } from '../catalog/types.ts';
import { CohortCounter } from './cohorts.ts';
import { type Courses, sumCourses } from './courses.ts';
import { sumOf } from './figures.ts';
import { mergeWeeks, type WeekPages } from './merge-weeks.ts';
import { unpackTally } from './tally.ts';
import { type WeekCount, WeekCounter } from './week-count.ts';

/** What one pass over a week and those before it finds: all that a Monday counts. */
export type MondayCount = Courses & {
  /** Of each week that was asked for. */
  readonly weeks: Readonly<Record<string, WeekCount>>;
};

type Asked = {
  /** The week that closed. */
  readonly week: string;
  /** It, and those that are counted again; the others only tell what became of people. */
  readonly counted: readonly string[];
};

/** Counts what belongs together by person: a shard of each week. */
export async function countTogether(
  pages: readonly WeekPages[],
  { week, counted }: Asked,
  catalog: Catalog,
): Promise<MondayCount> {
  const counters = new Map(counted.map((each) => [each, new WeekCounter(catalog)]));
  const courses = new CohortCounter(week, catalog);
  await mergeWeeks(pages, (of, entry) => {
    const tally = unpackTally(entry.tally);
    counters.get(of)?.add(entry, tally);
    courses.add(of, entry.sort, tally);
  });
  const weeks = [...counters].map(([each, counter]) => [each, counter.finish()] as const);
  return { weeks: Object.fromEntries(weeks), ...courses.finish() };
}

/** Of shards, which share no person. */
export function sumCounts(parts: readonly MondayCount[]): MondayCount {
  const weeks = Object.keys(parts[0]?.weeks ?? {});
  return {
    weeks: Object.fromEntries(
      weeks.map((week) => [week, sumWeek(parts.flatMap((part) => part.weeks[week] ?? []))]),
    ),
    ...sumCourses(parts),
  };
}

function sumWeek(parts: readonly WeekCount[]): WeekCount {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part.hash);
  const offices = new Set(parts.flatMap((part) => Object.keys(part.offices)));
  return {
    offices: Object.fromEntries(
      [...offices].map((office) => [office, sumOf(parts.map((part) => part.offices[office] ?? {}))]),
    ),
    national: sumOf(parts.map(({ national }) => national)),
    underWay: parts.reduce((sum, { underWay }) => sum + underWay, 0),
    unmatched: parts.reduce((sum, { unmatched }) => sum + unmatched, 0),
    hash: hash.digest('hex'),
  };
}
