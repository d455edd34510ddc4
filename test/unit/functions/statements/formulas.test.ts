import { read } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../functions/statements/csv.ts';
import { xlsxOf } from '../../../../functions/statements/xlsx.ts';
import type { FileRow } from '../../../../shared/statement/file-rows.ts';

const payloads = [
  ...['=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1+1', '\r=1+1', '\n=1+1', '  =1+1'],
  ...['＝1+1', '＋1', '－1', '＠SUM(1)', '=HYPERLINK("http://x.example","klik")', "=cmd|' /C calc'!A0"],
  ...['Kab. A;=1+1', 'Kab. A,=1+1', 'Kab. A; @SUM(1)', '"=1+1', '",=1+1', 'A\r\n=1+1', '\u0000=1+1'],
];
const rows = payloads.map(
  (name, at): FileRow => ({
    ...{ table: 'offices', id: `office:${at}`, name, measure: 'this_week' },
    value: 5,
  }),
);
const of = { week: '2026-W47', scope: 'national' };
const isFormula = (cell: string): boolean =>
  /^[\s"']*$/.test(cell) === false && /^\s*[=+\-@＝＋－＠]/u.test(cell);

describe('a name that begins like a formula', () => {
  it.each([
    [',', ','],
    [';', ';'],
    [',', ';'],
    [';', ','],
  ] as const)('is text in a file with %s that is opened with %s', (written, opened) => {
    const text = Buffer.from(csvOf(rows, of, written)).toString('utf8');
    const cells: string[][] = parse(text, {
      ...{ bom: true, delimiter: opened, relax_quotes: true, relax_column_count: true },
    });
    expect(cells.flat().filter(isFormula)).toEqual([]);
    if (written === opened) expect(cells).toHaveLength(1 + payloads.length);
  });

  it('is a cell of text in the workbook', async () => {
    const book = read(await xlsxOf(rows, { title: '=1+1', language: 'en' }), { cellFormula: true });
    const cells = Object.values(book.Sheets).flatMap((sheet) => Object.values(sheet));
    expect(cells.filter((cell) => cell?.f !== undefined)).toEqual([]);
    const texts = cells.filter((cell) => cell?.t === 's').map(({ v }) => String(v));
    for (const payload of ['=1+1', '＝1+1', '=HYPERLINK("http://x.example","klik")'])
      expect(texts).toContain(payload);
  });

  it('stands in a workbook that names of any sign cannot break', async () => {
    const strange = ['\u0001', '\ufffe', '\ud800', '<b>&amp;', ']]>', 'x'.repeat(40_000)];
    const names = strange.map((name, at): FileRow => ({ ...(rows[0] as FileRow), id: `s:${at}`, name }));
    const book = read(await xlsxOf(names, { title: 'x', language: 'id' }));
    expect(book.SheetNames).toEqual(['offices']);
  });
});
