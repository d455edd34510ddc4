import { createHash } from 'node:crypto';
import type { Catalog } from '../catalog/types.ts';
import { CohortCounter } from './cohorts.ts';
import { CountedTallies } from './counted.ts';
import { type Courses, sumCourses } from './courses.ts';
import { mergeWeeks, type WeekPages } from './merge-weeks.ts';
import { type Matched, type WeekCount, WeekCounter } from './week-count.ts';
import { WeekFigures } from './week-figures.ts';

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

type Part = { readonly weeks: ReadonlyMap<string, Matched>; readonly courses: Courses };

/** Counts part by part, some at a time. Parts share no person; what does not depend on persons is counted together. */
export class MondayCounter {
  private readonly week: string;
  private readonly catalog: Catalog;
  private readonly tallies = new CountedTallies();
  private readonly figures: ReadonlyMap<string, WeekFigures>;
  private readonly parts: Part[] = [];

  constructor({ week, counted }: Asked, catalog: Catalog) {
    this.week = week;
    this.catalog = catalog;
    this.figures = new Map(counted.map((each) => [each, new WeekFigures(catalog, this.tallies)]));
  }

  /** A part of each week, by its number. */
  async count(part: number, pages: readonly WeekPages[]): Promise<void> {
    const counters = new Map(
      [...this.figures].map(([week, figures]) => [week, new WeekCounter(this.catalog, figures)]),
    );
    const courses = new CohortCounter(this.week, this.catalog);
    await mergeWeeks(pages, (week, entry, whose) => {
      const read = this.tallies.read(entry.bytes, entry.tallyFrom, entry.tallyTo);
      counters.get(week)?.add(entry, whose, read);
      courses.add(week, entry, whose, read.counted);
    });
    const weeks = new Map([...counters].map(([week, counter]) => [week, counter.close()]));
    this.parts[part] = { weeks, courses: courses.finish() };
  }

  finish(): MondayCount {
    const weeks = [...this.figures].map(([week, figures]): [string, WeekCount] => {
      const matched = this.parts.flatMap((part) => part.weeks.get(week) ?? []);
      return [week, { ...figures.finish(), ...sumMatched(matched) }];
    });
    const courses = sumCourses(this.parts.map((part) => part.courses));
    return { weeks: Object.fromEntries(weeks), ...courses };
  }
}

function sumMatched(parts: readonly Matched[]): Matched {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part.hash);
  return {
    underWay: parts.reduce((sum, { underWay }) => sum + underWay, 0),
    unmatched: parts.reduce((sum, { unmatched }) => sum + unmatched, 0),
    hash: hash.digest('hex'),
  };
}
