import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faults } from './plays/all.ts';
import { says } from './table/document.ts';
import { renderRows } from './table/render.ts';
import { rowsOfWeeks } from './table/rows-of-weeks.ts';
import { rowsOfWork } from './table/rows-of-work.ts';

const rows = [...rowsOfWork, ...rowsOfWeeks];

test('the table has each of the 70 faults once, in their order', () => {
  expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 70 }, (_, at) => `F${at + 1}`));
});

test('at least 60 of them are covered or translated, and what is not says why', () => {
  const held = rows.filter(({ how }) => how === 'covered' || how === 'translated');
  expect(held.length).toBeGreaterThanOrEqual(60);
  for (const { how, by, remark } of rows) {
    if (how !== 'covered') expect(remark).toMatch(/\.$/);
    if (how === 'covered' || how === 'translated') expect(by.length).toBeGreaterThan(0);
  }
});

test('every test that the table names is there under that name', () => {
  const missing = rows
    .flatMap(({ by }) => by)
    .filter(([file, title]) => !existsSync(file) || !readFileSync(file, 'utf8').includes(title));
  expect(missing).toEqual([]);
});

test('every play stands in the row that it names', () => {
  const named = new Set(rows.flatMap(({ row, by }) => by.map(([, title]) => `${row} ${title}`)));
  const lost = faults.filter(({ row, name }) => !named.has(`${row.replace(/b$/, '')} ${name}`));
  expect(lost.map(({ row, name }) => `${row} ${name}`)).toEqual([]);
});

test('docs/faults.md says so', () => {
  expect(says('rows', renderRows(rows)), 'run `npm run faults-table`').toBe(true);
});
