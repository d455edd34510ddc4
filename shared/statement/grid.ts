import type { Catalog, District } from '../catalog/types.ts';
import type { Bilingual } from '../text/language.ts';
import { gridCell } from './names.ts';
import { isInDepth, type Statement } from './statement.ts';

/** Choices by district (rows) and program (columns): the one two-way table, for the ministry's eyes alone. */
export type Grid = {
  readonly programs: readonly { readonly id: string; readonly label: Bilingual; readonly sum: number }[];
  readonly districts: readonly {
    readonly code: string;
    readonly name: string;
    readonly counts: readonly number[];
    readonly sum: number;
  }[];
  readonly sum: number;
};

/** Also of a week without a choice. Undefined for a statement from before these were counted. */
export function gridOf(statement: Statement, catalog: Catalog): Grid | undefined {
  if (!isInDepth(statement)) return undefined;
  const { flows } = statement.national;
  const cells = Object.keys(flows).filter((name) => name.startsWith('in:'));
  const counted = new Set(cells.flatMap((name) => name.split(':')));
  const columns = catalog.programs.filter(({ id, choosable }) => choosable || counted.has(id));
  const districts = rowsFor(catalog, counted).map(({ code, name }) => {
    const counts = columns.map(({ id }) => flows[gridCell(id, code)] ?? 0);
    return { code, name, counts, sum: sumOf(counts) };
  });
  const programs = columns.map(({ id, name }, at) => ({
    ...{ id, label: name },
    sum: sumOf(districts.map(({ counts }) => counts[at] ?? 0)),
  }));
  return { programs, districts, sum: sumOf(programs.map(({ sum }) => sum)) };
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** The covered districts, also at zero, then others, where people in trouble asked from. */
function rowsFor(
  { districts, regions }: Catalog,
  counted: ReadonlySet<string>,
): readonly Pick<District, 'code' | 'name'>[] {
  const others = [...regions.values()].filter(({ code, covered }) => !covered && counted.has(code));
  return [...districts, ...others];
}
