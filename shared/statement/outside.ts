import type { Catalog } from '../catalog/types.ts';
import { firstAnswers } from './first-answers.ts';
import { openLedger, type Rounded } from './ledger.ts';
import { type CohortState, cohortStates, type ShiftState, shiftStates } from './names.ts';
import { type Coarse, coarseFigures } from './outside-coarse.ts';
import { tellCountry } from './outside-country.ts';
import { type Told, tellAll, tellOffice } from './outside-office.ts';
import type { Cohort, Statement, StatementPart } from './statement.ts';

/** A table's row: the name of its figure (`figureWords` says it), and as it was published the week before. */
export type OutsideRow = { readonly name: string; readonly now: Rounded; readonly before?: Rounded };
export type OutsideTable = {
  /** Largest first; a row that is shown as 0 in both weeks is only counted. */
  readonly rows: readonly OutsideRow[];
  readonly few: { readonly rows: number; readonly high: number };
};
export type OutsideTotal = { readonly now: Rounded; readonly before?: Rounded } & Coarse;
export type OutsideTotals = { readonly [total in OutsideTotalName]?: OutsideTotal };
export type OutsideTotalName =
  | ('people' | 'peopleHelped' | 'choices' | 'repeats' | 'held' | 'notCovered')
  | ('answered' | 'scheduled' | 'closed' | 'open');
export type TableName =
  | ('programs' | 'districts' | 'groups' | 'trainings' | 'states' | 'overdueAges')
  | ('waits' | 'declines' | 'outcomes' | 'incentives' | 'notCovered');

/** The people who applied some weeks ago, and how they stood at the end of the statement's week. */
export type OutsideCohort = {
  readonly week: string;
  readonly people: Rounded;
  readonly states: { readonly [state in CohortState]: Rounded };
  readonly confirmed: Rounded;
};

/** What may leave the signed-in page, in a mail or in a file: nothing else of a statement may. */
export type Outside = {
  /** What must be done now is told exactly: of the office itself, and how much is overdue in the country. */
  readonly exact: { readonly overdue: number; readonly dueThisWeek?: number };
  /** A total that is not here is not told: an office has nothing to do with it, or it would give another away. */
  readonly totals: OutsideTotals;
  readonly tables: { readonly [name in TableName]?: OutsideTable };
  /** Working days until the first answer; absent under ten cases. */
  readonly firstAnswer?: { readonly median: number; readonly p90: number };
  /** Weeks of which the page has corrections. */
  readonly correctedWeeks: readonly string[];
  readonly cohorts?: Readonly<Record<string, OutsideCohort>>;
  readonly shift?: { readonly [state in ShiftState]: Rounded };
};

/** Of an office: made from its own part alone. `previous` is the statement of the week before. */
export function outsidePart(
  statement: Statement,
  office: string,
  previous: Statement | undefined,
  catalog: Catalog,
): Outside {
  const tell = (of: Statement) => tellOffice(openLedger(), catalog.office(office), of, catalog);
  const part = statement.offices[office];
  const before = previous?.offices[office] && tell(previous);
  return { ...published(tell(statement), before), ...beside(part) };
}

/** Of the country. It needs the whole statement: whoever reads all of the offices' letters must not solve a cell either. */
export function outsideNational(
  statement: Statement,
  previous: Statement | undefined,
  catalog: Catalog,
): Outside {
  const told = tellCountry(openLedger(), statement, catalog);
  const before = previous && tellCountry(openLedger(), previous, catalog);
  return {
    ...published(told, before, coarseFigures(statement.national)),
    ...beside(statement.national),
    ...(statement.cohorts && { cohorts: cohortsOf(statement.cohorts) }),
    ...(statement.shift && { shift: roundedRow(shiftStates, statement.shift) }),
  };
}

const beside = (part: StatementPart | undefined): Pick<Outside, 'firstAnswer' | 'correctedWeeks'> => {
  const { median, p90 } = firstAnswers(part?.flows ?? {});
  return {
    ...(median !== undefined && p90 !== undefined && { firstAnswer: { median, p90 } }),
    correctedWeeks: Object.keys(part?.corrections ?? {}).sort(),
  };
};

function published(
  { exact, totals, tables }: Told,
  before: Told | undefined,
  coarse: Readonly<Record<string, Coarse>> = {},
): Pick<Outside, 'exact' | 'totals' | 'tables'> {
  const both = (name: string, now: Rounded, then: Rounded | undefined) => ({
    now,
    ...(then && { before: then }),
    ...coarse[name],
  });
  return {
    exact,
    totals: Object.fromEntries(
      Object.entries(totals).map(([name, now]) => [name, both(name, now, before?.totals[name])]),
    ),
    tables: Object.fromEntries(
      Object.entries(tables).map(([name, rows]) => [name, tableOf(rows, before?.tables[name as TableName])]),
    ),
  };
}

function tableOf(
  rows: Readonly<Record<string, Rounded>>,
  before: Readonly<Record<string, Rounded>> | undefined,
): OutsideTable {
  const all = Object.entries(rows).map(([name, now]) => {
    const then = before?.[name];
    return { name, now, ...(then && { before: then }) };
  });
  const isFew = ({ now, before }: OutsideRow): boolean => now.shown === 0 && (before?.shown ?? 0) === 0;
  const few = all.filter(isFew);
  return {
    rows: all.filter((row) => !isFew(row)).toSorted((a, b) => b.now.shown - a.now.shown),
    few: { rows: few.length, high: Math.max(0, ...few.map(({ now }) => now.high)) },
  };
}

const cohortsOf = (cohorts: Readonly<Record<string, Cohort>>): Record<string, OutsideCohort> =>
  Object.fromEntries(Object.entries(cohorts).map(([age, cohort]) => [age, cohortOf(cohort)]));

/** The same people are told at each age: first how many, always alike, and then rows that hardly say more of it. */
function cohortOf({ week, people, states, confirmed }: Cohort): OutsideCohort {
  const ledger = openLedger();
  const told = ledger.tell('people', people);
  ledger.sum('people', cohortStates);
  const rows = tellAll(ledger, cohortStates, states) as OutsideCohort['states'];
  ledger.sum('those helped', ['helped', 'partly']);
  ledger.sum('those helped', ['confirmed', 'not confirmed']);
  return { week, people: told, states: rows, confirmed: ledger.tell('confirmed', confirmed) };
}

const roundedRow = <Name extends string>(names: readonly Name[], figures: Readonly<Record<string, number>>) =>
  tellAll(openLedger(), names, figures) as { readonly [name in Name]: Rounded };
