import type { Catalog } from '../catalog/types.ts';
import { figureWords } from '../statement/figure-words.ts';
import type { Outside, OutsideRow, OutsideTable, OutsideTotalName, TableName } from '../statement/outside.ts';
import { type TextKey, textInAll } from '../text/text.ts';
import type { TableBlock } from './block.ts';
import { about, roundedInWords } from './rounded-words.ts';

const incoming: readonly OutsideTotalName[] = ['people', 'choices', 'repeats', 'held', 'notCovered'];
const work: readonly OutsideTotalName[] = ['answered', 'scheduled', 'closed', 'peopleHelped'];
const oneWay: readonly TableName[] = [
  ...(['programs', 'districts', 'groups', 'trainings', 'overdueAges'] as const),
  ...(['waits', 'outcomes', 'declines', 'incentives', 'notCovered'] as const),
];

/** Everything of the week that stands in tables, in the order in which it is read. */
export function tellTables(outside: Outside, catalog: Catalog): TableBlock[] {
  const { tables } = outside;
  const open = rowsOf(['open'], outside);
  const states = tables.states ?? { rows: [] };
  const first = [
    compared('statement.incoming', { rows: rowsOf(incoming, outside) }, catalog),
    compared('statement.work', { rows: rowsOf(work, outside) }, catalog),
    compared('statement.standing', { ...states, rows: [...open, ...states.rows] }, catalog),
    longer([...incoming, ...work], outside, catalog),
  ];
  const others = oneWay.flatMap((name) => {
    const table = tables[name];
    return table ? [withBars(compared(`statement.table.${name}` as TextKey, table, catalog), table)] : [];
  });
  return [...first, ...others].filter(({ rows, note }) => rows.length > 0 || note);
}

const rowsOf = (names: readonly OutsideTotalName[], { totals }: Outside): OutsideRow[] =>
  names.flatMap((name) => {
    const total = totals[name];
    return total ? [{ name, ...total }] : [];
  });

/** The mean of four weeks and the sum of all are far coarser than a week: they stand by themselves. */
function longer(names: readonly OutsideTotalName[], { totals }: Outside, catalog: Catalog): TableBlock {
  const rows = names.flatMap((name) => {
    const { mean, sum } = totals[name] ?? {};
    if (mean === undefined || sum === undefined) return [];
    return [{ label: figureWords(name, catalog), cells: [about(mean), about(sum)] }];
  });
  const columns = [textInAll('statement.column.mean'), textInAll('statement.column.total')];
  return { kind: 'table', title: textInAll('letter.longer'), columns, rows };
}

type Shown = Pick<OutsideTable, 'rows'> & Partial<OutsideTable>;

/** This week beside the last one, where anything is known of that. */
function compared(title: TextKey, { rows, few }: Shown, catalog: Catalog): TableBlock {
  const compares = rows.some(({ before }) => before !== undefined);
  const columns = [textInAll('letter.now'), textInAll('letter.before')];
  return {
    ...{ kind: 'table', title: textInAll(title) },
    ...(compares && { columns }),
    rows: rows.map(({ name, now, before }) => ({
      label: figureWords(name, catalog),
      cells: [roundedInWords(now), ...(compares ? [before ? roundedInWords(before) : '–'] : [])],
    })),
    ...(few && few.rows > 0 && { note: textInAll('statement.few', { count: few.rows, high: few.high }) }),
  };
}

function withBars(block: TableBlock, { rows }: OutsideTable): TableBlock {
  const longest = Math.max(1, ...rows.map(({ now }) => now.shown));
  const bars = rows.map(({ now }) => now.shown / longest);
  return { ...block, rows: block.rows.map((row, at) => ({ ...row, bar: bars[at] ?? 0 })) };
}
