import { beforeEach, describe, expect, it } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import { Unavailable } from '../../../../shared/errors.ts';
import { claimLetter } from '../../../../shared/storage/letters.ts';
import type { Table } from '../../../../shared/storage/table.ts';
import { letterOf } from '../../../support/items.ts';
import { addNeeds, need } from '../../../support/needs.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const office = 'disnaker@32.12';
let system: TestSystem;
beforeEach(async () => {
  system = await startSystem({
    directory: { [office]: { rhythmHours: 3 }, 'disnaker@32.09': { rhythmHours: 1 } },
  });
});

const tick = (time: string) => gather({ scheduledAt: `2026-11-25T${time}:00Z` }, system.deps);
/** Letters that were queued; a message more for a letter that nobody has sent yet does no harm. */
const queued = () => [...new Set(system.deps.queue.sent.map(({ message }) => message.letter))];
const newIn = async (id: string | undefined) => (await letterOf(system.store, id ?? '')).counts.new;
const arrived = (number: number, time: string, changes = {}) =>
  addNeeds(system.store, need(number, { since: `2026-11-25T${time}:00.000Z`, ...changes }));

describe('one letter a window', () => {
  it('tells how many are new, due and overdue, and has one link', async () => {
    await arrived(1, '01:30');
    await arrived(2, '01:40', { due: '2026-11-26' });
    await arrived(3, '01:50', { due: '2026-11-25', state: 'accepted' });
    await arrived(4, '01:50', { due: '2026-11-24', state: 'scheduled' });
    await arrived(5, '01:50', { due: '2026-11-20', state: 'closed' });
    expect(await tick('02:00')).toEqual({ letters: 1, requeued: 0 });
    expect(queued()).toEqual(['disnaker-32-12_W-000001']);
    const letter = await letterOf(system.store, 'disnaker-32-12_W-000001');
    expect(letter.counts).toEqual({ new: 2, due: 2, overdue: 1 });
    expect(letter.text.match(/https?:\/\/\S+/g)).toHaveLength(1);
  });

  it('comes no earlier than the rhythm of the office, then with all that is new', async () => {
    await arrived(1, '01:30');
    await tick('02:00');
    for (let n = 2; n <= 31; n += 1) await arrived(n, '02:10');
    await tick('03:00');
    await tick('04:00');
    expect(queued()).toHaveLength(1);
    await tick('05:00');
    expect(queued()).toEqual(['disnaker-32-12_W-000001', 'disnaker-32-12_W-000002']);
    expect(await newIn(queued()[1])).toBe(30);
  });

  it('does not wait for the next hour where the scheduler is seconds early', async () => {
    await arrived(1, '01:30');
    await gather({ scheduledAt: '2026-11-25T02:00:20Z' }, system.deps);
    await arrived(2, '03:00');
    await tick('05:00');
    expect(queued()).toHaveLength(2);
  });

  it('does not come where nothing is new', async () => {
    await arrived(1, '01:30');
    await tick('02:00');
    await tick('05:00');
    await tick('08:00');
    expect(queued()).toHaveLength(1);
  });

  it('passes over restricted cases, what is answered already, and offices without a verified mailbox', async () => {
    const silent = await startSystem({ directory: { kemensos: { verified: false } } });
    await addNeeds(
      silent.store,
      need(1, { restricted: true }),
      need(2, { state: 'accepted' }),
      need(3, { office: 'kemensos' }),
    );
    await gather({ scheduledAt: '2026-11-25T02:00:00Z' }, silent.deps);
    expect(silent.deps.queue.sent).toEqual([]);
  });

  it('tells the desk what it holds', async () => {
    await arrived(1, '01:30', { office: 'desk', state: 'held' });
    await tick('02:00');
    expect(queued()).toEqual(['desk_W-000001']);
  });

  it('tells a need again to its next owner, and to its first one when it comes back', async () => {
    await arrived(1, '01:30');
    await tick('02:00');
    const { store, deps } = await startSystem();
    await addNeeds(store, need(1, { since: '2026-11-25T01:30:00.000Z', ownerNumber: 3 }));
    await gather({ scheduledAt: '2026-11-25T02:00:00Z' }, deps);
    const first = await letterOf(system.store, 'disnaker-32-12_W-000001');
    const third = await letterOf(store, 'disnaker-32-12_W-000001');
    expect(first.covers[0]?.replace(/-1$/, '')).toBe(third.covers[0]?.replace(/-3$/, ''));
  });
});

describe('an entry that shows late in the index', () => {
  it('is told once by the next letter, up to an hour before the last tick', async () => {
    await arrived(1, '01:30');
    await tick('02:00');
    await arrived(2, '01:01');
    await arrived(3, '02:00');
    await tick('05:00');
    await tick('08:00');
    expect(queued()).toHaveLength(2);
    expect(await newIn(queued()[1])).toBe(2);
  });

  it('is told once also where the letters follow each other every hour', async () => {
    const changes = { office: 'disnaker@32.09' };
    await arrived(1, '01:30', changes);
    await tick('02:00');
    await arrived(2, '01:20', changes);
    await tick('03:00');
    await arrived(3, '02:59', changes);
    await tick('04:00');
    await tick('05:00');
    expect(await Promise.all(queued().map(newIn))).toEqual([1, 1, 1]);
  });

  it('is never told twice, whenever entries show and whatever ticks run', async () => {
    const minutes = (count: number) =>
      new Date(Date.parse('2026-11-25T00:00:00Z') + count * 60_000).toISOString();
    const showsAt = (since: number) => since + ((since * 7) % 59);
    const entries = Array.from({ length: 90 }, (_, n) => ({ number: n + 1, since: n * 6 }));
    for (let now = 0; now <= 600; now += 60) {
      for (const { number, since } of entries)
        if (showsAt(since) > now - 60 && showsAt(since) <= now)
          await addNeeds(system.store, need(number, { office: 'disnaker@32.09', since: minutes(since) }));
      await gather({ scheduledAt: minutes(now) }, system.deps);
    }
    const told = await Promise.all(queued().map(newIn));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(
      entries.filter(({ since }) => showsAt(since) <= 540).length,
    );
  });
});

describe('thousands of new needs at one office', () => {
  const thousands = async (time: string) => {
    for (let n = 0; n < 5100; n += 1) await arrived(n, time);
  };

  it('are told in one letter where they came over night', async () => {
    await thousands('00:10');
    await tick('02:00');
    await tick('05:00');
    expect(await Promise.all(queued().map(newIn))).toEqual([5100]);
  });

  it('are told in two where they came within the hour, for what a letter can name is limited', async () => {
    await thousands('01:30');
    await tick('02:00');
    await tick('05:00');
    await tick('08:00');
    expect(await Promise.all(queued().map(newIn))).toEqual([5000, 100]);
  });
});

describe('the scheduler', () => {
  it('may fire twice: one letter, whose message goes again while nobody has sent it', async () => {
    await arrived(1, '01:30');
    await tick('02:00');
    await tick('02:00');
    expect(queued()).toEqual(['disnaker-32-12_W-000001']);
    await claimLetter(system.store, 'disnaker-32-12_W-000001', system.clock.now);
    await tick('02:00');
    expect(system.deps.queue.sent).toHaveLength(2);
  });

  it('may fire twice at once: one letter, whose message may be there twice', async () => {
    await arrived(1, '01:30');
    const answers = await Promise.all([tick('02:00'), tick('02:00')]);
    expect(answers.map(({ letters }) => letters).sort()).toEqual([0, 1]);
    expect(new Set(queued())).toEqual(new Set(['disnaker-32-12_W-000001']));
  });

  it.each([[{}], [{ scheduledAt: 'now' }], [null]])('is not understood when it says %j', async (event) => {
    await expect(gather(event, system.deps)).rejects.toThrow();
  });
});

it("one office's trouble does not silence the others, and the tick is tried again for it", async () => {
  await arrived(1, '01:30');
  await arrived(2, '01:30', { office: 'kemensos' });
  const troubled: Table = Object.assign(Object.create(system.store) as Table, {
    query: (query: Parameters<Table['query']>[0]) => {
      if (query.partition === 'L#disnaker-32-12') throw new Unavailable('table');
      return system.store.query(query);
    },
  });
  const event = { scheduledAt: '2026-11-25T02:00:00Z' };
  await expect(gather(event, { ...system.deps, table: troubled })).rejects.toBeInstanceOf(Unavailable);
  expect(queued()).toEqual(['kemensos_W-000001']);
  await gather(event, system.deps);
  expect(queued()).toEqual(['kemensos_W-000001', 'disnaker-32-12_W-000001']);
});
