import type { Catalog } from '../catalog/types.ts';
import { incentives } from '../referral/answer-request.ts';
import { allOutcomes } from '../referral/outcomes.ts';
import type { Bilingual } from '../text/language.ts';
import { textInAll } from '../text/text.ts';
import { mondayAfter, type OverdueAge, overdueAges, overdueByAge } from './due.ts';
import { type Dimension, dimensions, figureWords } from './figure-words.ts';
import { combine, type Figures } from './figures.ts';
import { shiftStates } from './names.ts';
import { isInDepth, type Statement, type StatementPart } from './statement.ts';

/** A line of a table. The week before is as it is known now; `mean` is of up to four weeks before. */
export type ExactRow = {
  /** The figure's name: `choices`, `program:ttg`. */
  readonly id: string;
  readonly label: Bilingual;
  readonly now: number;
  readonly before?: number;
  readonly mean?: number;
  readonly total?: number;
};
export type TableId = 'incoming' | 'work' | 'standing' | 'overdueAges' | 'shift' | Dimension;
export type ExactTable = { readonly id: TableId; readonly rows: readonly ExactRow[] };

export type Source = {
  readonly statement: Statement;
  readonly part: StatementPart;
  readonly previous: StatementPart | undefined;
  readonly overdue: { readonly now: number; readonly before: number };
  readonly national: boolean;
};

const incoming = [
  ...(['people', 'submissions', 'choices', 'referrals', 'repeats', 'held', 'notCovered'] as const),
];
const work = [
  ...(['answered', 'scheduled', 'passedOn', 'received', 'reopened', 'closed', 'peopleHelped'] as const),
];
const standing = [
  'open',
  ...['held', 'pending', 'accepted', 'scheduled', 'waiting'].map((s) => `state:${s}`),
];

/** Not counted before template 3, where a zero would be no fact. */
const sinceThree: readonly string[] = ['people', 'peopleHelped', 'scheduled'];

/** All tables in which something stands, in the order in which they are read. */
export function exactTables(source: Source, catalog: Catalog): ExactTable[] {
  const { part, statement, national } = source;
  const flows = (names: readonly string[]) => flowRows(namesFor(names, statement, national), part, catalog);
  const tables: ExactTable[] = [
    { id: 'incoming', rows: flows(incoming) },
    { id: 'work', rows: flows(work) },
    { id: 'standing', rows: standingRows(source, catalog) },
    { id: 'overdueAges', rows: ageRows(source, catalog) },
    ...(Object.keys(dimensions) as Dimension[]).map((id) => ({ id, rows: dimensionRows(id, part, catalog) })),
    { id: 'shift', rows: national ? shiftRows(statement) : [] },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

/** Requests from places that are not covered concern no office. */
const namesFor = (names: readonly string[], statement: Statement, national: boolean): string[] =>
  names
    .filter((name) => national || name !== 'notCovered')
    .filter((name) => isInDepth(statement) || !sinceThree.includes(name));

const flowRows = (
  names: readonly string[],
  { flows, before, fourWeeks, total }: StatementPart,
  catalog: Catalog,
): ExactRow[] =>
  names.map((name) => ({
    ...{ id: name, label: figureWords(name, catalog), now: flows[name] ?? 0, before: before[name] ?? 0 },
    ...(fourWeeks && fourWeeks.weeks > 0 && { mean: (fourWeeks.sums[name] ?? 0) / fourWeeks.weeks }),
    ...(total && { total: total[name] ?? 0 }),
  }));

/** What is held stands at the desk: other offices are not told of it where there is none. */
function standingRows({ part, previous, overdue, national }: Source, catalog: Catalog): ExactRow[] {
  const opening = part.opening ?? previous?.closing ?? {};
  const rows = standing.map((name) => ({
    ...{ id: name, label: figureWords(name, catalog) },
    ...{ now: part.closing[name] ?? 0, before: opening[name] ?? 0 },
  }));
  return [
    ...rows.filter(({ id, now, before }) => national || id !== 'state:held' || now + before > 0),
    { id: 'overdue', label: figureWords('overdue', catalog), ...overdue },
  ];
}

/** Before template 3 the days behind what is overdue were not kept. */
function ageRows({ part, statement }: Source, catalog: Catalog): ExactRow[] {
  if (!part.opening) return [];
  const ages = overdueByAge(part.closing, mondayAfter(statement.week));
  return (Object.keys(overdueAges) as OverdueAge[]).map((age) => ({
    ...{ id: `overdue:${age}`, label: figureWords(`overdue:${age}`, catalog), now: ages[age] },
  }));
}

/** Restricted needs are counted by place and group under names of their own; here they are the reader's duty too. */
function dimensionRows(id: Dimension, { flows, before }: StatementPart, catalog: Catalog): ExactRow[] {
  const kind = `${dimensions[id]}:`;
  const of = (figures: Figures, prefix: string): Figures =>
    Object.fromEntries(
      Object.entries(figures)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, count]) => [name.slice(prefix.length), count]),
    );
  const all = (figures: Figures) => combine(of(figures, kind), of(figures, `restricted-${kind}`));
  const [now, then] = [all(flows), all(before)];
  const codes = [...new Set([...Object.keys(now), ...Object.keys(then)])];
  return inOrder(id, codes, catalog).map((code) => ({
    ...{ id: `${kind}${code}`, label: figureWords(`${kind}${code}`, catalog) },
    ...{ now: now[code] ?? 0, before: then[code] ?? 0 },
  }));
}

type Lists = Readonly<Partial<Record<Dimension, (catalog: Catalog) => readonly string[]>>>;

/** In the order of the catalog where it has one, else by code. */
const lists: Lists = {
  programs: ({ programs }) => programs.map(({ id }) => id),
  groups: ({ targetGroups }) => targetGroups.map(({ id }) => id),
  trainings: ({ trainingTypes }) => trainingTypes.map(({ id }) => id),
  waits: ({ waitingReasons }) => waitingReasons,
  outcomes: allOutcomes,
  declines: ({ declineReasons }) => declineReasons,
  incentives: () => incentives,
  plans: ({ plans }) => plans.map(({ id }) => id),
};

function inOrder(id: Dimension, codes: readonly string[], catalog: Catalog): string[] {
  const list = lists[id]?.(catalog) ?? [];
  const place = (code: string): number => (list.includes(code) ? list.indexOf(code) : list.length);
  return codes.toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

const shiftRows = ({ shift }: Statement): ExactRow[] =>
  shift
    ? shiftStates.map((state) => ({
        ...{ id: `shift:${state}`, label: textInAll(`statement.shift.${state}`), now: shift[state] ?? 0 },
      }))
    : [];
