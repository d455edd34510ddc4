import { createRequire } from 'node:module';
import type { Highs } from 'highs';
import type { Interval } from '../../shared/statement/ledger.ts';

/** What is known of numbers that nobody sees: each lies in an interval, and so does each sum of some of them. */
export type Inequality = Interval & { readonly terms: readonly (readonly [name: string, factor: number])[] };
export type Knowledge = {
  readonly numbers: ReadonlyMap<string, Interval>;
  readonly inequalities: readonly Inequality[];
};

// Its types are those of CommonJS, and so it is loaded.
const load = createRequire(import.meta.url)('highs') as () => Promise<Highs>;
const highs = await load();
const nearly = 1e-6;

/** The bounds that linear programs find for each of these numbers; as soon as two values fit, it stops looking. */
export function boundsOf(names: readonly string[], knowledge: Knowledge): Map<string, Interval> {
  const { model, columns, feasible } = modelOf(knowledge);
  const bounds = new Map<string, Interval>();
  const look = (aims: readonly (readonly [string, number])[]): void => {
    const costs = new Float64Array(columns.size);
    for (const [name, cost] of aims) costs[columns.get(name) ?? 0] = cost;
    model.changeColsCost({ kind: 'range', from: 0, to: columns.size - 1 }, costs);
    model.run();
    const { colValue } = model.getSolution();
    for (const name of names) {
      const value = colValue[columns.get(name) ?? 0] ?? 0;
      const { low = value, high = value } = bounds.get(name) ?? {};
      bounds.set(name, { low: Math.min(low, value), high: Math.max(high, value) });
    }
  };
  try {
    if (!feasible()) throw new Error('What is published contradicts itself');
    for (const sign of [1, -1, 1, -1]) look(names.map((name, at) => [name, at % 2 === 0 ? sign : -sign]));
    for (const sign of [1, -1]) look(names.map((name) => [name, sign]));
    for (const name of names)
      for (const sign of [1, -1]) if (isSolved(bounds.get(name))) look([[name, sign]]);
    return bounds;
  } finally {
    model.dispose();
  }
}

/** No more than one whole number fits. */
export const isSolved = (bounds: Interval | undefined): boolean =>
  bounds !== undefined && Math.ceil(bounds.low - nearly) >= Math.floor(bounds.high + nearly);

/** More than any figure here can be. */
const most = 1e6;

function modelOf({ numbers, inequalities }: Knowledge) {
  const columns = new Map<string, number>();
  const column = (name: string): number => columns.get(name) ?? columns.set(name, columns.size).size - 1;
  for (const name of numbers.keys()) column(name);
  const terms = inequalities.map((one) => one.terms.map(([name, factor]) => [column(name), factor] as const));
  const known = [...columns.keys()].map((name) => numbers.get(name) ?? { low: 0, high: most });
  const model = highs.createModel({
    ...{ numCols: columns.size, numRows: terms.length, colCost: new Float64Array(columns.size) },
    colLower: Float64Array.from(known, ({ low }) => low),
    colUpper: Float64Array.from(known, ({ high }) => Math.min(high, most)),
    rowLower: Float64Array.from(inequalities, ({ low }) => low),
    rowUpper: Float64Array.from(inequalities, ({ high }) => high),
    matrix: {
      ...{ format: 'csr', numRows: terms.length, numCols: columns.size },
      starts: startsOf(terms),
      indices: Int32Array.from(terms.flat(), ([at]) => at),
      values: Float64Array.from(terms.flat(), ([, factor]) => factor),
    },
  });
  model.options.set({ output_flag: false });
  const feasible = (): boolean => {
    model.run();
    return model.getModelStatus() === highs.constants.modelStatus.optimal;
  };
  return { model, columns, feasible };
}

function startsOf(rows: readonly (readonly unknown[])[]): Int32Array {
  const starts = new Int32Array(rows.length + 1);
  for (const [at, row] of rows.entries()) starts[at + 1] = (starts[at] ?? 0) + row.length;
  return starts;
}
