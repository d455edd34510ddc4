import { weeksBack } from '../../shared/statement/cohorts.ts';
import type { Courses } from '../../shared/statement/courses.ts';
import { combine } from '../../shared/statement/figures.ts';
import { nothingCounted, type WeekCount } from '../../shared/statement/week-count.ts';
import { countMonday, countUnmet } from '../../shared/storage/week-index.ts';
import type { SummarizeDeps } from './deps.ts';

type Asked = {
  /** The week that closed. */
  readonly week: string;
  /** Weeks before it that are counted again. */
  readonly again: readonly string[];
  /** How many statements there were before: nobody applied earlier. */
  readonly before: number;
};

type Counted = {
  readonly count: WeekCount;
  readonly recounts: Readonly<Record<string, WeekCount>>;
  readonly courses: Courses;
};

/** The closed week, the weeks that can be corrected, and what became of people: all in one pass. */
export async function countWeeks(
  { week, again, before }: Asked,
  { table, catalog }: Pick<SummarizeDeps, 'table' | 'catalog'>,
): Promise<Counted> {
  const read = [...new Set([...weeksBack(week).slice(0, 1 + before), ...again])];
  const asked = { week, counted: [week, ...again], read };
  const { weeks, ...courses } = await countMonday(table, asked, catalog);
  const whole = async (each: string): Promise<WeekCount> => {
    const { national, ...rest } = weeks[each] ?? nothingCounted;
    return { ...rest, national: combine(national, await countUnmet(table, each)) };
  };
  const recounts: Record<string, WeekCount> = {};
  for (const each of again) recounts[each] = await whole(each);
  return { count: await whole(week), recounts, courses };
}
