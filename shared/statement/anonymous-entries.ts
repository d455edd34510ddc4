import { weekRange } from '../calendar/week.ts';
import { minuteOf, packTally, type Tally, unpackTally } from './tally.ts';
import type { WeekEntry } from './week-count.ts';

export type DatedEntry = WeekEntry & { readonly week: string };

/**
 * What is left of a person in the counts: each entry under other names, without sex and age band, which nothing counts,
 * and without its moment. Of the moments only their order within the week is kept.
 */
export function anonymousEntries(
  entries: readonly DatedEntry[],
  aliases: ReadonlyMap<string, string>,
): DatedEntry[] {
  const read = entries.map((entry) => ({ ...entry, read: unpackTally(entry.tally) }));
  const minutesIn = (week: string): string[] =>
    [...new Set(read.filter((one) => one.week === week).map((one) => one.read.minute))].sort();
  return read.map(({ week, sort, read: tally }) => ({
    week,
    sort: sort
      .split('#')
      .map((part) => aliases.get(part) ?? part)
      .join('#'),
    tally: packTally(withoutPerson(tally, momentIn(week, minutesIn(week).indexOf(tally.minute)))),
  }));
}

const momentIn = (week: string, order: number): string =>
  minuteOf(new Date(weekRange(week).start.getTime() + order * 60_000));

const withoutPerson = (tally: Tally, minute: string): Tally =>
  'sex' in tally ? { ...tally, minute, sex: '', ageBand: '' } : { ...tally, minute };
