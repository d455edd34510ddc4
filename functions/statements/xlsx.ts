import type { Cell, Row, Sheet } from 'write-excel-file/universal';
import type { FileRow } from '../../shared/statement/file-rows.ts';
import { oneLine } from '../../shared/text/inert.ts';
import type { Language } from '../../shared/text/language.ts';
import { isTextKey, type TextKey, text } from '../../shared/text/text.ts';
import { withoutTimes } from './zip-times.ts';

type Words = { readonly title: string; readonly language: Language };

/** A workbook with a sheet for each table. Text is typed as text, so that no name is ever a formula. */
export async function xlsxOf(rows: readonly FileRow[], words: Words): Promise<Uint8Array> {
  const byTable = Map.groupBy(rows, ({ table }) => table);
  const sheets = [...byTable].map(([table, of]) => sheetOf(table, of, words));
  // Few ask for it: a page need not wait until it is loaded.
  const { default: writeXlsx } = await import('write-excel-file/universal');
  const blob = await writeXlsx(sheets).toBlob();
  return withoutTimes(new Uint8Array(await blob.arrayBuffer()));
}

const measures = ['this_week', 'week_before', 'mean_4_weeks', 'since_start'] as const;
const heads: Readonly<Record<(typeof measures)[number], TextKey>> = {
  ...({ this_week: 'letter.now', week_before: 'letter.before' } as const),
  ...({ mean_4_weeks: 'statement.column.mean', since_start: 'statement.column.total' } as const),
};

function sheetOf(table: string, rows: readonly FileRow[], { title, language }: Words): Sheet<never> {
  const shown = measures.filter((one) => rows.some(({ measure }) => measure === one));
  const lines = [...Map.groupBy(rows, ({ id }) => id).values()].map((numbers) => lineOf(numbers, shown));
  const ranges: TextKey[] = shown.length > 0 ? ['statement.file.atLeast', 'statement.file.atMost'] : [];
  const head = [...shown.map((measure) => heads[measure]), ...ranges].map((key) => bold(text(language, key)));
  const data = [
    [bold(`${title}: ${titleOf(table, language)}`)],
    [words(text(language, 'statement.file.rounded'))],
    [words(''), ...head],
    ...lines,
  ];
  // A sheet's name takes 31 signs at most.
  return {
    sheet: sheetName(table, language).slice(0, 31),
    data,
    columns: [{ width: 48 }, ...head.map(() => ({ width: 14 }))],
  };
}

function titleOf(table: string, language: Language): string {
  const key = table === 'states' ? 'statement.standing' : `statement.table.${table}`;
  return isTextKey(key) ? text(language, key) : sheetName(table, language);
}

function sheetName(table: string, language: Language): string {
  const [, age] = /^cohort_(\d+)_weeks$/.exec(table) ?? [];
  if (age) return text(language, 'statement.cohort.age', { age });
  const key = `statement.sheet.${table}`;
  return isTextKey(key) ? text(language, key) : table;
}

/** Where a number is exact there is no range; how many rows are not shown stands in words, where nobody sums it up. */
function lineOf(numbers: readonly FileRow[], shown: readonly FileRow['measure'][]): Row {
  const [first] = numbers;
  const of = (measure: string) => numbers.find((one) => one.measure === measure);
  const now = of('this_week');
  return [
    words(first?.name ?? ''),
    ...shown.map((measure) => number(of(measure)?.value)),
    ...[number(now?.from), number(now?.to)],
  ];
}

const words = (value: string): Cell => ({ value: oneLine(value), type: String });
const bold = (value: string): Cell => ({ value: oneLine(value), type: String, fontWeight: 'bold' });
const number = (value: number | undefined): Cell => (value === undefined ? null : { value, type: Number });
