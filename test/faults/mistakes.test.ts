import { expect, test } from 'vitest';
import { matrixOf } from './mistakes/matrix.ts';
import { mistakes } from './mistakes/mistakes.ts';
import { faults } from './plays/all.ts';
import { says } from './table/document.ts';
import { blindFaults, renderMistakes } from './table/render.ts';

test('every mistake is noticed, nearly every fault notices one, and docs/faults.md says which', {
  timeout: 240_000,
}, async () => {
  const cells = await matrixOf(faults, mistakes);
  const noticed = new Set(cells.filter(({ broken }) => broken.length > 0).map(({ mistake }) => mistake));
  expect(mistakes.map(({ name }) => name).filter((name) => !noticed.has(name))).toEqual([]);
  expect(blindFaults(cells).length).toBeLessThanOrEqual(3);
  expect(says('mistakes', renderMistakes(cells)), 'run `npm run faults-table`').toBe(true);
});
