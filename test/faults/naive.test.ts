import { expect, test } from 'vitest';
import { playThrough } from './harness/play-through.ts';
import { days } from './harness/scenarios.ts';
import { isLong } from './harness/settings.ts';
import { sweep } from './harness/sweep.ts';
import type { Invariant } from './invariants/evidence.ts';
import { naive } from './naive.ts';
import { faults } from './plays/all.ts';

/** In how many runs each invariant broke. */
function byInvariant(runs: readonly { readonly violations: readonly { readonly invariant: Invariant }[] }[]) {
  const counts: Partial<Record<Invariant, number>> = {};
  for (const { violations } of runs)
    for (const broken of new Set(violations.map(({ invariant }) => invariant)))
      counts[broken] = (counts[broken] ?? 0) + 1;
  return counts;
}

test.each(days)(
  'undisturbed, the naive design passes $name: what finds it out is the fault',
  async (scenario) => {
    const { violations } = await playThrough(scenario, { design: naive });
    expect(violations).toEqual([]);
  },
);

test('the same sweep finds the naive design losing, doubling, miscounting and going back', {
  timeout: 240_000,
}, async () => {
  const struck = [];
  for (const scenario of days.slice(0, isLong ? 3 : 1))
    struck.push(...(await sweep(scenario, { design: naive })));
  const broken = byInvariant(struck);
  console.log(`naive design, ${struck.length} runs, violations in: ${JSON.stringify(broken)}`);
  for (const invariant of ['I1', 'I2', 'I3', 'I9'] as const) expect(broken[invariant]).toBeGreaterThan(3);
});

test('the named faults find it out too, the classic dual write first', async () => {
  const ends = [];
  for (const fault of faults) ends.push({ fault, ...(await playThrough(fault, { design: naive })) });
  const found = ends.filter(({ violations }) => violations.length > 0).map(({ fault }) => fault.row);
  console.log(`naive design fails ${found.length} of ${faults.length} named faults: ${found.join(' ')}`);
  expect(found).toEqual(expect.arrayContaining(['F1', 'F3', 'F23', 'F38', 'F42', 'F43', 'F46', 'F49']));
});
