import { expect, test } from 'vitest';
import { classes } from './classes/all.ts';
import { cellsOf } from './table/document.ts';

test('the battery has each of the 86 classes once, in their order', () => {
  expect(classes.map(({ id }) => id)).toEqual(Array.from({ length: 86 }, (_, at) => `B${at + 1}`));
});

test('docs/hostile.md shows them all, and that ours hold', () => {
  const shown = cellsOf('classes').map(([id, , tries, ours]) => ({ id, tries: Number(tries) > 0, ours }));
  const held = classes.map(({ id }) => ({ id, tries: true, ours: 'held' }));
  expect(shown, 'run `npm run hostile-table`').toEqual(held);
});
