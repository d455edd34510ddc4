import { weekInAll } from '../calendar/week.ts';
import type { Catalog } from '../catalog/types.ts';
import { figureWords } from '../statement/figure-words.ts';
import type { Outside } from '../statement/outside.ts';
import { silentOffices } from '../statement/silent-offices.ts';
import type { Statement } from '../statement/statement.ts';
import { type TextKey, textInAll } from '../text/text.ts';
import type { Count } from './block.ts';
import { roundedInWords } from './rounded-words.ts';
import { tellCohorts } from './tell-cohorts.ts';
import { tellTables } from './tell-tables.ts';
import type { WeekFacts } from './week-facts.ts';

/** What a digest says of an office's week: what it must do comes first, and is exact. */
export function tellOfficeWeek(outside: Outside, statement: Statement, catalog: Catalog): WeekFacts {
  const { dueThisWeek = 0, overdue } = outside.exact;
  const due = exact('statement.dueThisWeek', dueThisWeek, false);
  const told = common(outside, statement, catalog);
  // A table of which no row can be told says no more than the totals above it.
  const tables = told.tables.filter(({ rows }) => rows.length > 0);
  return { ...told, tables, headlines: [due, overdueNow(overdue)] };
}

/** What the national letter says of the week. */
export function tellNationalWeek(outside: Outside, statement: Statement, catalog: Catalog): WeekFacts {
  const people = (['people', 'peopleHelped'] as const).flatMap((name) => {
    const total = outside.totals[name];
    if (!total) return [];
    return [{ count: roundedInWords(total.now), label: figureWords(name, catalog), alarming: false }];
  });
  return {
    ...common(outside, statement, catalog),
    headlines: [...people, overdueNow(outside.exact.overdue)],
    silent: silentNames(statement, catalog),
  };
}

/** In the catalog's order: by how much is overdue, of which the sum is told, their order would give counts away. */
function silentNames(statement: Statement, { offices }: Catalog): string[] {
  const silent = new Set(silentOffices(statement));
  return offices.filter(({ id }) => silent.has(id)).map(({ name }) => name);
}

const exact = (label: TextKey, count: number, alarming: boolean): Count => ({
  ...{ count: String(count), label: textInAll(label), alarming },
});

const overdueNow = (count: number): Count => exact('statement.overdue', count, count > 0);

const common = (outside: Outside, { number, week, proof }: Statement, catalog: Catalog) => ({
  ...{ number, proof, weekInWords: weekInAll(week) },
  quiet: outside.totals.choices?.now.shown === 0,
  tables: [...tellTables(outside, catalog), ...tellCohorts(outside)],
  ...(outside.firstAnswer && { firstAnswer: outside.firstAnswer }),
  correctedWeeks: outside.correctedWeeks.map(weekInAll),
});
