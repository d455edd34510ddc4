import { expect, it } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import { addNeeds, need } from '../../../support/needs.ts';
import { startSystem } from '../../../support/system.ts';

/** Who gets a letter at that moment, of a western, a central, an eastern and a national office with something new. */
async function writtenTo(scheduledAt: string): Promise<string[]> {
  const { store, deps } = await startSystem();
  const offices = ['disnaker@32.12', 'disnaker@52.03', 'disnaker@53.01', 'kemensos'];
  await addNeeds(
    store,
    ...offices.map((office, n) => need(n, { office, since: '2026-11-01T00:00:00.000Z' })),
  );
  await gather({ scheduledAt }, deps);
  return deps.queue.sent.map(({ message }) => message.letter.split('_W')[0] ?? '').sort();
}

const western = ['disnaker-32-12', 'kemensos'];
const everybody = ['disnaker-32-12', 'disnaker-52-03', 'disnaker-53-01', 'kemensos'];
const central = ['disnaker-52-03', 'disnaker-53-01'];

it.each([
  ['05:59 in Jakarta, 06:59 in Makassar', '2026-11-24T22:59:59Z', []],
  ['06:00 in Jakarta, 07:00 in Makassar', '2026-11-24T23:00:00Z', central],
  ['07:00 in Jakarta', '2026-11-25T00:00:00Z', everybody],
  ['15:59 in Jakarta, 16:59 in Makassar', '2026-11-25T08:59:59Z', everybody],
  ['16:00 in Jakarta, 17:00 in Makassar', '2026-11-25T09:00:00Z', western],
  ['16:59 in Jakarta', '2026-11-25T09:59:59Z', western],
  ['17:00 in Jakarta', '2026-11-25T10:00:00Z', []],
  ['three in the night', '2026-11-25T20:00:00Z', []],
  ['a Saturday', '2026-11-28T03:00:00Z', []],
  ['a Sunday', '2026-11-29T03:00:00Z', []],
  ['a public holiday', '2026-12-25T03:00:00Z', []],
  ['a day of joint leave', '2026-12-24T03:00:00Z', []],
  ['Monday 06:30 in Jakarta, which is Sunday in UTC', '2026-11-29T23:30:00Z', central],
])('at %s', async (_, moment, expected) => {
  expect(await writtenTo(moment)).toEqual(expected);
});

it('keeps to the time of the easternmost zone', async () => {
  const { store, deps } = await startSystem({ directory: { kemensos: { zone: 'Asia/Jayapura' } } });
  await addNeeds(store, need(1, { office: 'kemensos' }));
  await gather({ scheduledAt: '2026-11-24T21:59:00Z' }, deps);
  expect(deps.queue.sent).toEqual([]);
  await gather({ scheduledAt: '2026-11-24T22:00:00Z' }, deps);
  expect(deps.queue.sent).toHaveLength(1);
});
