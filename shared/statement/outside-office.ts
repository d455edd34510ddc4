import type { Catalog, Office } from '../catalog/types.ts';
import { dueThisWeek, mondayAfter, overdueOn } from './due.ts';
import { canOwnRestricted, newHere } from './first-owners.ts';
import type { Ledger, Rounded } from './ledger.ts';
import type { TableName } from './outside.ts';
import { isInDepth, type Statement, type StatementPart } from './statement.ts';

/** What is told of one part of a statement, by the names of its figures. */
export type Told = {
  readonly exact: { readonly overdue: number; readonly dueThisWeek?: number };
  readonly totals: Readonly<Record<string, Rounded>>;
  readonly tables: { readonly [name in TableName]?: Readonly<Record<string, Rounded>> };
};

/** Figures of an office in the ledger of everything that is published. */
export const at = (office: string, name: string): string => `${office}|${name}`;

/**
 * Totals first, each for itself; then the rows of one table for each total. Made from the office's own part alone, so
 * that its letter, its page and its files agree without seeing other parts.
 */
export function tellOffice(ledger: Ledger, office: Office, statement: Statement, catalog: Catalog): Told {
  const part = statement.offices[office.id] ?? nothing;
  const monday = mondayAfter(statement.week);
  const exact = {
    overdue: overdueOn(part.closing, monday),
    dueThisWeek: dueThisWeek(part.closing, monday),
  };
  const own = prefixed(ledger, office.id);
  own.limit('open', { low: exact.overdue + exact.dueThisWeek, high: Number.POSITIVE_INFINITY });
  const totals = totalsOf(own, office, part, isInDepth(statement), catalog);
  return { exact, totals, tables: tablesOf(own, office, part, catalog) };
}

function totalsOf(own: Ledger, office: Office, part: StatementPart, inDepth: boolean, catalog: Catalog) {
  const { flows, closing } = part;
  const isOpen = !canOwnRestricted(office, catalog);
  const isFirst = newHere(office, catalog).length > 0;
  const tell = (name: string, value: number | undefined, told = true) =>
    told && { [name]: own.tell(name, value ?? 0) };
  const people = tell('people', flows['people'], inDepth && isOpen && isFirst);
  if (people) own.sum('choices', ['people', 'further']);
  return {
    ...people,
    ...tell('choices', unrestrictedChoices(part, catalog), isFirst),
    ...tell('answered', flows['answered']),
    ...tell('closed', flows['closed']),
    ...tell('open', closing['open']),
  };
}

function tablesOf(own: Ledger, office: Office, { flows }: StatementPart, catalog: Catalog): Told['tables'] {
  const rows = newCells(office, catalog);
  const closed = canOwnRestricted(office, catalog) ? [] : outcomeCells(catalog);
  if (rows.length > 0) own.sum('choices', rows);
  if (closed.length > 0) {
    own.sum('closed', closed);
    own.sum('answered', [...closures(catalog), 'answered otherwise']);
  }
  const tell = (names: readonly string[]) => tellAll(own, names, flows);
  return {
    ...(rows.length > 0 && { [isOneProgram(office, catalog) ? 'districts' : 'programs']: tell(rows) }),
    ...(closed.length > 0 && { outcomes: tell(closed) }),
  };
}

export const tellAll = (
  ledger: Ledger,
  names: readonly string[],
  figures: Readonly<Record<string, number>>,
) => Object.fromEntries(names.map((name) => [name, ledger.tell(name, figures[name] ?? 0)]));

const isOneProgram = (office: Office, catalog: Catalog): boolean => newHere(office, catalog).length === 1;

/** The rows of what is new at an office: by program, or where it has only one, by district. Two tables would be a cross. */
export function newCells(office: Office, catalog: Catalog): string[] {
  const programs = newHere(office, catalog);
  if (!isOneProgram(office, catalog)) return programs.map((program) => `program:${program}`);
  return catalog.districts.map(({ code }) => `district:${code}`);
}

/** Outcomes that only restricted programs know are told nowhere. */
export const outcomeCells = ({ outcomes }: Pick<Catalog, 'outcomes'>): string[] =>
  Object.values(outcomes)
    .flat()
    .map((outcome) => `outcome:${outcome}`);

/** Those of them that are answers of an office: an applicant can only withdraw. */
export const closures = ({ outcomes }: Pick<Catalog, 'outcomes'>): string[] =>
  outcomeCells({ outcomes: { ...outcomes, withdrawn: [] } });

export function unrestrictedChoices({ flows }: StatementPart, { programs }: Catalog): number {
  const restricted = programs
    .filter((program) => program.restricted)
    .map(({ id }) => flows[`program:${id}`] ?? 0);
  return restricted.reduce((left, count) => left - count, flows['choices'] ?? 0);
}

const nothing: StatementPart = { flows: {}, before: {}, closing: {}, corrections: {} };

const prefixed = (ledger: Ledger, office: string): Ledger => ({
  sum: (whole, parts) =>
    ledger.sum(
      at(office, whole),
      parts.map((part) => at(office, part)),
    ),
  limit: (name, known) => ledger.limit(at(office, name), known),
  tell: (name, value) => ledger.tell(at(office, name), value),
});
