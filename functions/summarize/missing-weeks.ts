import { previousWeek } from '../../shared/calendar/week.ts';
import { findStatement, isTold } from '../../shared/storage/statements.ts';
import { weekHasEntries } from '../../shared/storage/week-index.ts';
import type { SummarizeDeps } from './deps.ts';

/** Nobody leaves Mondays silent for longer than a year: a week without a statement is an alarm. */
const furthestBack = 60;

/**
 * The weeks before this one that have no statement, or one that did not reach every office, oldest first: since the last
 * one that did, or since the first one of all: the first with a statement or an entry.
 */
export async function missingWeeks(week: string, { table, report }: SummarizeDeps): Promise<string[]> {
  const missing: string[] = [];
  for (let each = previousWeek(week); missing.length < furthestBack; each = previousWeek(each)) {
    if (await isTold(table, each)) return announce(missing.reverse());
    missing.push(each);
  }
  const first = await firstOfAll(missing.reverse());
  return announce(first < 0 ? [] : missing.slice(first));

  async function firstOfAll(weeks: readonly string[]): Promise<number> {
    for (const [at, each] of weeks.entries())
      if ((await findStatement(table, each)) || (await weekHasEntries(table, each))) return at;
    return -1;
  }

  function announce(weeks: string[]): string[] {
    if (weeks.length > 0) report.count('WeeksCaughtUp', weeks.length);
    return weeks;
  }
}
