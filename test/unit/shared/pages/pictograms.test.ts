import { brotliCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { pictogram, pictogramSheet } from '../../../../shared/pages/pictograms.ts';
import { idsOf, tagsOf } from '../../../support/markup.ts';

const offered = catalog.programs.filter(({ choosable }) => choosable).map((program) => program.pictogram);
const sheet = pictogramSheet(offered).toString();
const drawingOf = (name: string | undefined) =>
  tagsOf(pictogram(name).toString()).flatMap(({ attributes }) => attributes['href'] ?? [])[0];

it('each program that can be chosen has a drawing of its own', () => {
  const drawings = offered.map(drawingOf);
  expect(new Set(drawings).size).toBe(offered.length);
  expect(drawings).not.toContain(drawingOf(undefined));
  expect(drawings.toSorted()).toEqual(
    idsOf(sheet)
      .map((id) => `#${id}`)
      .toSorted(),
  );
});

it('a program of another catalog has a neutral one', () => {
  expect(drawingOf('fishing')).toBe(drawingOf(undefined));
  expect(idsOf(pictogramSheet(['fishing']).toString())).toHaveLength(1);
});

it('drawings take the color of the text and need no style of their own', () => {
  expect(sheet).not.toMatch(/style=|#[0-9a-f]{3,6}\b/);
});

it('all together weigh at most 1.2 kB compressed', () => {
  expect(brotliCompressSync(sheet).length).toBeLessThan(1_200);
});
