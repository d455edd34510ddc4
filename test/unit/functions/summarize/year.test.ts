import { expect, test } from 'vitest';
import { playYear } from '../../../year/play-year.ts';

test('weeks around a W53, with all that goes wrong in a year, come to what a recount says, and render alike again', async () => {
  const { wrong, ...counts } = await playYear({
    ...{ firstWeek: '2026-W50', weeks: 8, submissions: 400, seed: 7 },
    say: () => undefined,
  });
  expect(wrong).toEqual([]);
  for (const [what, count] of Object.entries(counts)) expect([what, count > 0]).toEqual([what, true]);
}, 120_000);
