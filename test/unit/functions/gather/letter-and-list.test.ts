import { expect, it } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import { enrollmentFor } from '../../../../local/week/people.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { letterOf, weekly } from '../../../support/items.ts';
import { signInAs } from '../../../support/office-browser.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

type Listed = {
  readonly today: string;
  readonly soon: string;
  readonly total: number;
  readonly persons: { readonly needs: { readonly due: string; readonly state: string }[] }[];
};

async function enrollOn(day: string, seeds: readonly number[], system: TestSystem): Promise<void> {
  system.clock.now = new Date(`${day}T01:00:00Z`);
  for (const seed of seeds)
    await system.enroll(
      enrollmentFor(seed, {
        ...{ targetGroup: 'purna', choices: [{ program: 'padat-karya' }], district: '32.12' },
      }),
    );
  await system.pump();
}

it('a letter and the list that it opens give the same numbers', async () => {
  const system = await startSystem();
  await enrollOn('2026-11-16', [1, 2, 3], system);
  await enrollOn('2026-11-20', [4], system);
  await enrollOn('2026-11-23', [5, 6], system);
  await enrollOn('2026-11-24', [7, 8, 9, 10], system);
  const [first, second] = (await weekly(system.store, '2026-W47')).referrals;
  for (const referral of [first, second])
    if (referral) await answerAsOwner(system, referral, { action: 'accept' });
  if (second) await answerAsOwner(system, second, { action: 'close', outcome: 'trained' });
  system.clock.now = new Date('2026-11-25T02:00:00Z');
  await gather({ scheduledAt: system.clock.now.toISOString() }, system.deps);
  const { counts } = await letterOf(system.store, 'disnaker-32-12_W-000001');
  const { browser } = await signInAs(system, 'disnaker-32-12');
  const list = JSON.parse((await browser.json('/office/list')).body) as Listed;
  const needs = list.persons.flatMap((person) => person.needs);
  const dues = needs.map(({ due }) => due);
  expect({
    new: needs.filter(({ state }) => state === 'pending').length,
    due: dues.filter((due) => due >= list.today && due <= list.soon).length,
    overdue: dues.filter((due) => due < list.today).length,
  }).toEqual(counts);
  expect(list.total).toBe(9);
  expect(counts.overdue).toBeGreaterThan(0);
  expect(counts.due).toBeGreaterThan(0);
});
