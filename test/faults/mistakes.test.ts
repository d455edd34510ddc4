import { expect, test } from 'vitest';
import { matrixOf } from './mistakes/matrix.ts';
import { mistakes } from './mistakes/mistakes.ts';
import { faults } from './plays/all.ts';
import { cellsOf } from './table/document.ts';
import { blindFaults } from './table/render.ts';

test('every mistake is noticed, nearly every fault notices one, and docs/faults.md claims nothing else', {
  timeout: 240_000,
}, async () => {
  const cells = await matrixOf(faults, mistakes);
  const noticed = new Set(cells.filter(({ broken }) => broken.length > 0).map(({ mistake }) => mistake));
  expect(mistakes.map(({ name }) => name).filter((name) => !noticed.has(name))).toEqual([]);
  expect(blindFaults(cells).length).toBeLessThanOrEqual(3);
  const told = cellsOf('mistakes');
  expect(told.map(([mistake]) => mistake)).toEqual(mistakes.map(({ name }) => name));
  const notices = (mistake: string, row: string) =>
    cells.some((cell) => cell.mistake === mistake && cell.fault.row === row && cell.broken.length > 0);
  const untrue = told
    .filter(([, rows]) => rows !== 'every one')
    .flatMap(([mistake = '', rows = '']) => rows.split(' ').filter((row) => !notices(mistake, row)));
  expect(untrue, 'run `npm run faults-table`').toEqual([]);
});
