import { beforeEach, expect, it } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import { applyNews } from '../../../../shared/storage/letters.ts';
import { findOffice, saveOffice } from '../../../../shared/storage/offices.ts';
import { letterOf } from '../../../support/items.ts';
import { addNeeds, need } from '../../../support/needs.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const office = 'disnaker@32.12';
let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const tick = (at: string) => gather({ scheduledAt: `2026-11-${at}:00Z` }, system.deps);
const queued = () => [...new Set(system.deps.queue.sent.map(({ message }) => message.letter))];
const arrived = (number: number, at: string) =>
  addNeeds(system.store, need(number, { since: `2026-11-${at}:00.000Z` }));
const newIn = async (number: number) =>
  (await letterOf(system.store, `disnaker-32-12_W-00000${number}`)).counts.new;

async function setWorking(works: boolean): Promise<void> {
  const entry = await findOffice(system.store, office);
  if (!entry) throw new Error('no such office');
  const { notWorkingSince: _, ...working } = entry;
  await saveOffice(
    system.store,
    works ? working : { ...working, notWorkingSince: '2026-11-23T02:00:00.000Z' },
  );
}

it('a mailbox that does not work gets no letter, and the first one after it works again tells everything', async () => {
  await setWorking(false);
  await arrived(1, '23T02:30');
  await tick('23T03:00');
  await arrived(2, '24T02:30');
  await tick('24T03:00');
  expect(queued()).toEqual([]);
  await setWorking(true);
  await tick('25T03:00');
  expect(queued()).toEqual(['disnaker-32-12_W-000001']);
  expect(await newIn(1)).toBe(2);
});

it.each(['bounced', 'soft-bounced', 'rejected'] as const)(
  'what a letter told that was %s is told again by the next one, with what is new',
  async (end) => {
    await arrived(1, '23T02:30');
    await tick('23T03:00');
    await applyNews(system.store, 'disnaker-32-12_W-000001', 'delivered');
    await arrived(2, '24T02:30');
    await tick('24T03:00');
    await applyNews(system.store, 'disnaker-32-12_W-000002', end);
    await arrived(3, '25T02:30');
    await tick('25T03:00');
    expect(await newIn(3)).toBe(2);
    await tick('25T06:00');
    expect(queued()).toHaveLength(3);
  },
);

it('where every letter came back, the next one tells all that waits', async () => {
  for (const day of [23, 24, 25]) {
    await arrived(day, `${day}T02:30`);
    await tick(`${day}T03:00`);
    await applyNews(system.store, `disnaker-32-12_W-00000${day - 22}`, 'bounced');
  }
  expect([await newIn(1), await newIn(2), await newIn(3)]).toEqual([1, 2, 3]);
});
