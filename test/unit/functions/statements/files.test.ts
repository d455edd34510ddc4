import { read, utils, type WorkBook } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { xlsxOf } from '../../../../functions/statements/xlsx.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { FileRow } from '../../../../shared/statement/file-rows.ts';
import { outsideNational, outsidePart } from '../../../../shared/statement/outside.ts';
import { findPart, freezePart, freezeStatement } from '../../../../shared/storage/statements.ts';
import { fullStatement } from '../../../support/full-statement.ts';
import { type OfficeBrowser, signInAs } from '../../../support/office-browser.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const week = '2026-W47';
const [statement, before] = [fullStatement(week), fullStatement('2026-W46')];
const own = 'disnaker@32.12';
afterEach(() => vi.useRealTimers());

let system: TestSystem;
let office: OfficeBrowser;
let ministry: OfficeBrowser;

beforeAll(async () => {
  system = await startSystem();
  for (const each of [statement, before]) {
    await freezeStatement(system.store, each);
    await freezePart(system.store, each, own);
  }
  office = (await signInAs(system, 'disnaker-32-12')).browser;
  ministry = (await signInAs(system, catalog.ministry.mailbox)).browser;
});

async function download(browser: OfficeBrowser, path: string, language = 'en') {
  const response = await browser.page(`/office/statements/${path}?lang=${language}`);
  expect(response).toMatchObject({ statusCode: 200, isBase64Encoded: true });
  return { ...response, bytes: Buffer.from(response.body, 'base64') };
}

type Line = Readonly<Record<'table' | 'id' | 'measure' | 'value' | 'at_least' | 'at_most', string>>;
const linesOf = (bytes: Buffer, delimiter: string): Line[] =>
  parse(bytes, { bom: true, columns: true, delimiter, record_delimiter: '\r\n' });

const valueIn = (lines: readonly Line[], table: string, id: string, measure = 'this_week'): number =>
  Number(lines.find((line) => line.table === table && line.id === id && line.measure === measure)?.value);

describe.each([
  ['2026-W47.csv', ','],
  ['2026-W47.semicolon.csv', ';'],
  ['2026-W47/national.csv', ','],
])('the file %s', (path, delimiter) => {
  const national = path.includes('national');
  const expected = async () =>
    national
      ? outsideNational(statement, before, catalog)
      : outsidePart((await findPart(system.store, week, own)) ?? statement, own, before, catalog);

  it('holds every number that may leave the page, and no other', async () => {
    const lines = linesOf((await download(national ? ministry : office, path)).bytes, delimiter);
    const { totals, tables, exact } = await expected();
    for (const [name, { now }] of Object.entries(totals))
      expect(valueIn(lines, 'summary', name)).toBe(now.shown);
    for (const [name, { rows }] of Object.entries(tables)) {
      const told = lines.filter(({ table, measure }) => table === name && measure === 'this_week');
      expect(told.map(({ id, value }) => [id, Number(value)])).toEqual(
        rows.map((row) => [row.name, row.now.shown]),
      );
    }
    const unrounded = lines.filter(({ at_least: low, value }) => low === '' && Number(value) % 5 !== 0);
    const duties = [...Object.keys(exact), 'few', 'firstAnswer:median', 'firstAnswer:p90'];
    expect(unrounded.filter(({ id }) => !duties.includes(id))).toEqual([]);
  });

  it('has columns whose names stay, lines that end in CRLF, and a name that tells nobody', async () => {
    const { bytes, headers } = await download(national ? ministry : office, path);
    const text = bytes.toString('utf8');
    const names = 'week,scope,table,id,name,measure,value,at_least,at_most';
    expect(text.startsWith(`\u{feff}${names.replaceAll(',', delimiter)}\r\n`)).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const scope = national ? 'national' : 'disnaker-32-12';
    expect(headers).toMatchObject({
      'content-disposition': `attachment; filename="statement-2026-W47-${scope}.csv"`,
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'no-store',
    });
  });
});

const cellsOf = (book: WorkBook, sheet: string): unknown[][] =>
  utils.sheet_to_json(book.Sheets[sheet] ?? {}, { header: 1 });

describe('the workbook', () => {
  it('has a sheet for each table, with the numbers that may leave the page', async () => {
    const book = read((await download(ministry, `${week}/national.xlsx`)).bytes);
    const { tables, totals } = outsideNational(statement, before, catalog);
    expect(book.SheetNames).toEqual(
      expect.arrayContaining([
        ...['Summary', 'Programs', 'Districts', 'Waiting list', 'After 4 weeks', 'Plans for abroad'],
      ]),
    );
    expect(book.SheetNames).toHaveLength(Object.keys(tables).length + 5);
    const words = new Map(cellsOf(book, 'Summary').map(([name, now]) => [name, now]));
    expect(words.get('People who applied')).toBe(totals.people?.now.shown);
    const programs = cellsOf(book, 'Programs').slice(3, 3 + (tables.programs?.rows.length ?? 0));
    expect(programs.map(([, now]) => now)).toEqual(tables.programs?.rows.map(({ now }) => now.shown));
  });

  it('tells in words how many rows it does not show, so that nobody adds them to the week', async () => {
    const few: FileRow = {
      table: 'waits',
      id: 'few',
      name: '5 other rows',
      measure: 'rows_not_shown',
      value: 5,
    };
    const row: FileRow = { ...few, id: 'wait:quota', name: 'Quota', measure: 'this_week', value: 10 };
    const cells = async (rows: FileRow[]) =>
      cellsOf(read(await xlsxOf(rows, { title: 'x', language: 'en' })), 'Waiting list').slice(3);
    expect(await cells([row, few])).toEqual([['Quota', 10], ['5 other rows']]);
    expect(await cells([few])).toEqual([['5 other rows']]);
  });

  it('has no sheet with an English name for an Indonesian reader', async () => {
    const book = read((await download(ministry, `${week}/national.xlsx`, 'id')).bytes);
    const english = read((await download(ministry, `${week}/national.xlsx`)).bytes).SheetNames;
    expect(book.SheetNames.filter((name) => name !== 'Program' && english.includes(name))).toEqual([]);
    const titles = book.SheetNames.map((name) => String(cellsOf(book, name)[0]?.[0]));
    expect(titles.filter((title) => /: [a-z]/.test(title))).toEqual([]);
  });

  it('has the same bytes whenever it is asked for', async () => {
    const at = async (now: string) => {
      vi.setSystemTime(now);
      return (await download(office, `${week}.xlsx`)).bytes;
    };
    const [first, later] = [await at('2026-11-23T01:00:00Z'), await at('2027-03-01T13:14:16Z')];
    expect(later.equals(first)).toBe(true);
  });

  it('is not there in a form that nobody offers, nor for a week without a statement', async () => {
    for (const path of [`${week}.xls`, `${week}.json`, `${week}.csv.csv`, `${week}/x.csv`, '2026-W40.xlsx'])
      expect((await office.page(`/office/statements/${path}`)).statusCode).toBe(404);
  });
});
