import type { Row } from '../../local/scan-table.ts';
import { nextWeek, weekOf } from '../../shared/calendar/week.ts';
import type { Catalog } from '../../shared/catalog/types.ts';
import { composeStatement } from '../../shared/statement/compose.ts';
import { CountedTallies } from '../../shared/statement/counted.ts';
import type { Figures } from '../../shared/statement/figures.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import { type WeekCount, WeekCounter, type WeekEntry } from '../../shared/statement/week-count.ts';
import { WeekFigures } from '../../shared/statement/week-figures.ts';
import { bytesOf, inBytes } from './entry-bytes.ts';
import type { History } from './histories.ts';
import { decisionTally, entryOf, referralTally, submissionTally } from './tallies.ts';

/** An entry of a week's index, and how many Mondays late it was written. */
export type LateEntry = WeekEntry & { readonly week: string; readonly late: number };

/** The index entries that these lives leave; `lateOf` says how late each of them is seen. Submissions are never late. */
export const entriesFrom = (all: readonly History[], lateOf: (order: number) => number): LateEntry[] =>
  all.flatMap(({ first, answers }, order) => [
    {
      ...{ week: first.week, late: 0 },
      ...entryOf(first, 'S', submissionTally(first, [first.program])),
    },
    {
      ...{ week: first.week, late: lateOf(order) },
      ...entryOf(first, `${first.kind === 'check' ? 'C' : 'R'}#${first.program}`, referralTally(first)),
    },
    ...answers.map((answer) => ({
      ...{ week: weekOf(new Date(answer.at)), late: lateOf(order + answer.number) },
      ...entryOf(first, `D#${first.program}#${answer.number}`, decisionTally(first, answer, answers)),
    })),
  ]);

/** The items that these lives leave in the table. */
export const rowsFrom = (all: readonly History[]): Row[] =>
  all.flatMap(({ first, answers }) => [
    { kind: 'submission', week: first.week, submission: first.submission, person: first.person },
    { ...first, answers, pk: `P#${first.person}` },
  ]);

export function countEntries(
  catalog: Catalog,
  entries: readonly WeekEntry[],
  notCovered: Figures = {},
): WeekCount {
  const tallies = new CountedTallies();
  const counter = new WeekCounter(catalog, new WeekFigures(catalog, tallies));
  const numbers = new Map<string, number>();
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size + 1;
    numbers.set(key, number);
    return number;
  };
  for (const { sort, tally } of entries.toSorted((a, b) => (a.sort < b.sort ? -1 : 1))) {
    const [person = '', submission = ''] = sort.split('#');
    const whose = { person: numberOf(person), submission: numberOf(`${person}#${submission}`) };
    counter.add(inBytes(sort, tally), whose, tallies.read(...bytesOf(tally)));
  }
  return counter.finish(notCovered);
}

export const weeksFrom = (first: string, count: number): string[] => {
  const weeks = [first];
  while (weeks.length < count) weeks.push(nextWeek(weeks.at(-1) ?? first));
  return weeks;
};

const correctable = 5;

/** The statements of a row of Mondays, each frozen with what is written by then. */
export function statementsOf(
  catalog: Catalog,
  weeks: readonly string[],
  entries: readonly LateEntry[],
): Statement[] {
  const statements: Statement[] = [];
  const offices = catalog.offices.map(({ id }) => id);
  for (const [monday, week] of weeks.entries()) {
    const seen = (of: string): WeekCount =>
      countEntries(
        catalog,
        entries.filter((entry) => entry.week === of && weeks.indexOf(of) + entry.late <= monday),
      );
    const frozen = statements.slice(-correctable).reverse();
    const recounts = Object.fromEntries(frozen.map((earlier) => [earlier.week, seen(earlier.week)]));
    statements.push(composeStatement({ week, count: seen(week), recounts, frozen, offices }));
  }
  return statements;
}

/** The figures of a week as they are known after all these statements: frozen, then corrected. */
export function knownFigures(
  statements: readonly Statement[],
  week: string,
  partOf: (statement: Statement) => Statement['national'] | undefined,
): Figures {
  const known: Record<string, number> = {};
  for (const statement of statements) {
    const part = partOf(statement);
    const figures = statement.week === week ? part?.flows : part?.corrections[week];
    for (const [name, count] of Object.entries(figures ?? {})) known[name] = (known[name] ?? 0) + count;
  }
  return known;
}
