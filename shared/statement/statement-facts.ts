import { previousWeek, weekInWords } from '../calendar/week.ts';
import type { Catalog } from '../catalog/types.ts';
import type { Correction, Row, StatementFacts, Total } from '../letter/facts.ts';
import { standing } from '../letter/facts.ts';
import type { Bilingual } from '../text/language.ts';
import { mondayAfter, overdueOn } from './due.ts';
import type { Figures } from './figures.ts';
import type { Statement, StatementPart } from './statement.ts';

/** A closed week's figures in words and tables; `part` is an office's or the country's. */
export type Told = Pick<
  StatementFacts,
  'number' | 'weekInWords' | 'totals' | 'tables' | 'proof' | 'corrections'
>;

const happened = [
  ...(['submissions', 'choices', 'repeats', 'held', 'notCovered'] as const),
  ...(['received', 'reopened', 'answered', 'passedOn', 'closed'] as const),
];

export function tellStatement(
  statement: Statement,
  part: StatementPart,
  previous: StatementPart | undefined,
  catalog: Catalog,
): Told {
  const national = part === statement.national;
  return {
    number: statement.number,
    weekInWords: words(statement.week),
    totals: totalsOf(part, previous, { week: statement.week, national }),
    tables: tablesOf(part, catalog, national),
    proof: statement.proof,
    corrections: correctionsOf(part),
  };
}

const words = (week: string): Bilingual => ({ id: weekInWords(week, 'id'), en: weekInWords(week, 'en') });

/** Requests from places that are not covered concern no office, and what is held concerns the desk and the country. */
function totalsOf(
  part: StatementPart,
  previous: StatementPart | undefined,
  { week, national }: { readonly week: string; readonly national: boolean },
): Told['totals'] {
  const flows = happened
    .filter((total) => national || total !== 'notCovered')
    .map((total) => [total, { now: part.flows[total] ?? 0, before: part.before[total] ?? 0 }] as const);
  const stocks = standing
    .map((total) => {
      const before = stockOf(previous?.closing ?? {}, total, previousWeek(week));
      const figure = { now: stockOf(part.closing, total, week), before };
      return [total, figure] as const;
    })
    .filter(([total, { now, before }]) => national || total !== 'stillHeld' || now + before > 0);
  return Object.fromEntries([...flows, ...stocks]);
}

function stockOf(closing: Figures, total: (typeof standing)[number], week: string): number {
  if (total === 'overdue') return overdueOn(closing, mondayAfter(week));
  const name = total === 'open' ? 'open' : `state:${total === 'stillHeld' ? 'held' : total}`;
  return closing[name] ?? 0;
}

/** What restricted programs add to a place or group is a row of its own, which letters to offices leave out. */
function tablesOf({ flows, before }: StatementPart, catalog: Catalog, national: boolean): Told['tables'] {
  const row = (name: string, label: Bilingual, restricted: boolean): Row => ({
    ...{ label, restricted },
    ...{ now: flows[name] ?? 0, before: before[name] ?? 0 },
  });
  const both = (name: string, label: Bilingual): Row[] => {
    const rows = [row(name, label, false), row(`restricted-${name}`, label, true)];
    return national ? [together(rows, label)] : rows;
  };
  const counted = (rows: readonly Row[]): Row[] =>
    rows.filter(({ now, before }) => now !== 0 || before !== 0);
  const districts = [...catalog.regions.values()];
  return {
    programs: counted(
      catalog.programs.map(({ id, name, restricted }) => row(`program:${id}`, name, restricted)),
    ),
    districts: counted(
      districts.flatMap(({ code, name }) => both(`district:${code}`, { id: name, en: name })),
    ),
    groups: counted(catalog.targetGroups.flatMap(({ id, name }) => both(`group:${id}`, name))),
  };
}

const together = (rows: readonly Row[], label: Bilingual): Row => ({
  ...{ label, restricted: false },
  now: rows.reduce((sum, { now }) => sum + now, 0),
  before: rows.reduce((sum, { before }) => sum + before, 0),
});

function correctionsOf({ corrections }: StatementPart): Correction[] {
  return Object.entries(corrections).flatMap(([week, changes]) =>
    happened.flatMap((total: Total) => {
      const change = changes[total] ?? 0;
      return change === 0 ? [] : [{ weekInWords: words(week), total, change }];
    }),
  );
}
