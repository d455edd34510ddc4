import { previousWeek, weekInAll } from '../calendar/week.ts';
import type { Catalog } from '../catalog/types.ts';
import type { Proof } from '../letter/facts.ts';
import type { Bilingual } from '../text/language.ts';
import { type CohortTold, tellCohorts } from './cohorts-told.ts';
import { dueThisWeek, mondayAfter, overdueOn } from './due.ts';
import { type CorrectedWeek, correctedWeeks } from './exact-corrections.ts';
import { type ExactTable, exactTables } from './exact-tables.ts';
import { officeName } from './figure-words.ts';
import { type FirstAnswers, firstAnswers } from './first-answers.ts';
import { type Grid, gridOf } from './grid.ts';
import { silentOffices } from './silent-offices.ts';
import type { Statement, StatementPart } from './statement.ts';

/** A closed week as those with a duty see it, signed in: nothing is rounded. */
export type Exact = {
  readonly number: number;
  readonly week: string;
  readonly weekInWords: Bilingual;
  readonly dueThisWeek: number;
  readonly overdue: { readonly now: number; readonly before: number };
  readonly proof: Proof;
  readonly tables: readonly ExactTable[];
  readonly firstAnswers: FirstAnswers;
  readonly corrections: readonly CorrectedWeek[];
  /** What is of the country alone. */
  readonly country?: Country;
};

type Country = {
  /** Names of offices: with overdue needs and no answer in the week, and those that no mail reaches. */
  readonly silent: readonly string[];
  readonly mailboxesNotWorking: readonly string[];
  readonly cohorts: readonly CohortTold[];
  readonly grid?: Grid;
};

/** `previous` is the same part of the statement before. */
export function tellExactly(
  statement: Statement,
  part: StatementPart,
  previous: StatementPart | undefined,
  catalog: Catalog,
): Exact {
  const { number, week, proof } = statement;
  const monday = mondayAfter(week);
  const overdue = {
    now: overdueOn(part.closing, monday),
    before: previous ? overdueOn(previous.closing, mondayAfter(previousWeek(week))) : 0,
  };
  const national = part === statement.national;
  return {
    ...{ number, week, weekInWords: weekInAll(week), proof, overdue },
    dueThisWeek: dueThisWeek(part.closing, monday),
    tables: exactTables({ statement, part, previous, overdue, national }, catalog),
    firstAnswers: firstAnswers(part.flows),
    corrections: correctedWeeks(part, catalog),
    ...(national && { country: tellCountry(statement, catalog) }),
  };
}

function tellCountry(statement: Statement, catalog: Catalog): Country {
  const names = (offices: readonly string[]) => offices.map((id) => officeName(id, catalog));
  const grid = gridOf(statement, catalog);
  return {
    silent: names(silentOffices(statement)),
    mailboxesNotWorking: names(statement.mailboxesNotWorking ?? []),
    cohorts: tellCohorts(statement),
    ...(grid && { grid }),
  };
}
