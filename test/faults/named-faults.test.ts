import { expect, test } from 'vitest';
import { playThrough } from './harness/play-through.ts';
import { faults } from './plays/all.ts';

test.each(faults)('$row: $name', async (fault) => {
  const { violations } = await playThrough(fault);
  expect(violations).toEqual([]);
});
