import { beforeEach, describe, expect, it } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import { pageOf, rowsOf } from '../../../../shared/batch/text-page.ts';
import { Unavailable } from '../../../../shared/errors.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { findLiveNeeds } from '../../../../shared/storage/live-needs.ts';
import { markTold } from '../../../../shared/storage/statements.ts';
import type { Table } from '../../../../shared/storage/table.ts';
import { all, letterOf } from '../../../support/items.ts';
import { addNeeds, need } from '../../../support/needs.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const tick = (moment: string, deps = system.deps) => gather({ scheduledAt: `${moment}:00Z` }, deps);
const arrived = (number: number, changes: Partial<Referral> = {}) =>
  addNeeds(system.store, need(number, { program: 'padat-karya', ...changes }));
const lettersTo = async (mailbox: string) => {
  const items = await all(system.store.query({ partition: `L#${mailbox}`, prefix: 'W-' }));
  return Promise.all(items.map(({ sk }) => letterOf(system.store, `${mailbox}_${sk}`)));
};
const toldTo = async (mailbox: string) =>
  (await lettersTo(mailbox)).map(({ counts }) => counts.supported ?? 0);

/** A table whose index of weeks does not answer. */
const withoutWeeks = (table: Table): Table =>
  Object.assign(Object.create(table) as Table, {
    pages: () => {
      throw new Unavailable('table');
    },
  });

describe('an office that supports a program', () => {
  it('is told how many needs are new in it, with no place and no program in the letter', async () => {
    await arrived(1);
    await arrived(2, { district: '33.01', office: 'disnaker@33.01' });
    await arrived(3, { program: 'ttg' });
    await tick('2026-11-25T02:00');
    const [letter] = await lettersTo('kemendesa');
    expect(letter?.counts).toEqual({ new: 0, due: 0, overdue: 0, supported: 3 });
    expect(letter?.text).not.toMatch(/padat|Indramayu|32\.12|ttg/i);
    expect(await toldTo('kemenperin')).toEqual([1]);
    for (const none of ['kemlu', 'kemnaker', 'desk']) expect(await lettersTo(none)).toEqual([]);
  });

  it('hears of its own needs and of those that it supports in one letter', async () => {
    await arrived(1, { program: 'pemberdayaan-sosial', office: 'kemensos' });
    await arrived(2);
    await tick('2026-11-25T02:00');
    const [letter, ...more] = await lettersTo('disnaker-32-12');
    expect(letter?.counts).toEqual({ new: 1, due: 0, overdue: 0, supported: 1 });
    expect(more).toEqual([]);
  });

  it('in one district hears of that district only', async () => {
    await arrived(1, { program: 'pemberdayaan-sosial', office: 'kemensos' });
    await tick('2026-11-25T02:00');
    expect(await toldTo('disnaker-32-12')).toEqual([1]);
    expect(await toldTo('disnaker-32-09')).toEqual([]);
  });

  it('is not told of what it owns itself, of repeats, nor of what the desk holds', async () => {
    await arrived(1, { office: 'kemendesa' });
    await arrived(2, { kind: 'check' });
    await arrived(3, { office: 'desk', state: 'held' });
    await tick('2026-11-25T02:00');
    expect(await toldTo('kemendesa')).toEqual([0]);
  });

  it('hears of restricted needs as a number', async () => {
    await arrived(1, { program: 'tki-bermasalah', restricted: true, office: 'kemlu' });
    await tick('2026-11-25T02:00');
    const [letter] = await lettersTo('kemensos');
    expect(letter?.counts).toEqual({ new: 0, due: 0, overdue: 0, supported: 1 });
    expect(await lettersTo('kemlu')).toEqual([]);
  });

  it('is written to no more often than any other: four letters a day at most, all needs told', async () => {
    let number = 0;
    for (let hour = 0; hour < 24; hour += 1) {
      for (let each = 0; each < 3; each += 1) await arrived(++number);
      await tick(new Date(Date.UTC(2026, 10, 24, 17 + hour)).toISOString().slice(0, 16));
    }
    const told = await toldTo('kemendesa');
    expect(told.length).toBeLessThanOrEqual(4);
    await tick('2026-11-26T00:00');
    expect((await toldTo('kemendesa')).reduce((sum, count) => sum + count, 0)).toBe(number);
  });
});

describe('no need is told twice or lost', () => {
  it('when nothing is new, nothing is sent', async () => {
    await arrived(1);
    for (const time of ['02:00', '05:00', '08:00']) await tick(`2026-11-25T${time}`);
    expect(await toldTo('kemendesa')).toEqual([1]);
  });

  it('across the end of a week, also where dispatch writes last week’s needs late', async () => {
    await arrived(1);
    await tick('2026-11-27T09:00');
    await arrived(2);
    await arrived(3, { week: '2026-W49' });
    await tick('2026-11-30T02:00');
    await arrived(4);
    await arrived(5, { week: '2026-W49' });
    await arrived(6, { week: '2026-W49' });
    await tick('2026-11-30T05:00');
    await tick('2026-11-30T08:00');
    expect(await toldTo('kemendesa')).toEqual([1, 2, 3]);
    expect((await lettersTo('kemendesa')).at(-1)?.supportedByWeek).toEqual({ '2026-W48': 3, '2026-W49': 3 });
  });

  it('when the office was closed for a week of holidays', async () => {
    await arrived(1);
    await tick('2026-11-25T02:00');
    await arrived(2);
    await arrived(3, { week: '2026-W49' });
    await tick('2026-12-01T02:00');
    expect(await toldTo('kemendesa')).toEqual([1, 2]);
  });

  it('when two ticks run at once', async () => {
    await arrived(1);
    await Promise.all([tick('2026-11-25T02:00'), tick('2026-11-25T02:00')]);
    await arrived(2);
    await tick('2026-11-25T05:00');
    expect(await toldTo('kemendesa')).toEqual([1, 1]);
  });

  it('when the index shows less for a moment than it did before', async () => {
    await arrived(1);
    await arrived(2);
    await tick('2026-11-25T02:00');
    await arrived(3, { program: 'ttg' });
    const { store } = system;
    const lagging: Table = Object.assign(Object.create(store) as Table, {
      pages: async function* (...asked: Parameters<Table['pages']>) {
        for await (const page of store.pages(...asked))
          yield pageOf(
            [...rowsOf(page)].filter(([, tally = '']) => !tally.includes('padat-karya')),
            page.columns,
          );
      },
    });
    await tick('2026-11-25T05:00', { ...system.deps, table: lagging });
    await tick('2026-11-25T08:00');
    expect(await toldTo('kemendesa')).toEqual([2, 1]);
  });
});

describe('a count that fails', () => {
  const failing = () => ({ ...system.deps, table: withoutWeeks(system.store) });

  it('stops no letter; the tick is tried again, and tells what was missing', async () => {
    await arrived(1);
    await expect(tick('2026-11-25T02:00', failing())).rejects.toBeInstanceOf(Unavailable);
    expect(await lettersTo('disnaker-32-12')).toHaveLength(1);
    expect(await lettersTo('kemendesa')).toEqual([]);
    await tick('2026-11-25T02:00');
    expect(await lettersTo('disnaker-32-12')).toHaveLength(1);
    expect(await toldTo('kemendesa')).toEqual([1]);
  });

  it('makes an office forget nothing of what it was told', async () => {
    const social = { program: 'pemberdayaan-sosial', office: 'kemensos' };
    await arrived(1, social);
    await tick('2026-11-25T02:00');
    await arrived(2, { since: '2026-11-25T04:00:00.000Z' });
    await arrived(3, social);
    await expect(tick('2026-11-25T05:00', failing())).rejects.toBeInstanceOf(Unavailable);
    await tick('2026-11-25T08:00');
    expect(await toldTo('disnaker-32-12')).toEqual([1, 0, 1]);
  });
});

describe('the count', () => {
  it('is kept for the pages, of this week and the one before, without anything else in it', async () => {
    await arrived(1, { week: '2026-W47', receivedAt: '2026-11-20T02:00:00.000Z' });
    await arrived(2, { program: 'kewirausahaan', trainingType: 'menjahit' });
    await arrived(3, { program: 'tki-bermasalah', restricted: true, office: 'kemlu' });
    await tick('2026-11-25T02:00');
    expect(await findLiveNeeds(system.store)).toEqual({
      at: '2026-11-25T02:00:00.000Z',
      weeks: {
        '2026-W48': {
          ...{ 'need:kewirausahaan:32.12': 1, 'open:kewirausahaan:32.12': 1 },
          'need-training:kewirausahaan:menjahit:32.12': 1,
          ...{ 'need:tki-bermasalah:': 1, 'open:tki-bermasalah:': 1 },
        },
        '2026-W47': { 'need:padat-karya:32.12': 1, 'open:padat-karya:32.12': 1 },
      },
    });
  });

  it('of an earlier tick, tried again late, does not replace a newer one', async () => {
    await tick('2026-11-25T05:00');
    await arrived(1);
    await tick('2026-11-25T04:00');
    expect(await findLiveNeeds(system.store)).toMatchObject({ at: '2026-11-25T05:00:00.000Z' });
    await tick('2026-11-25T06:00');
    expect(await findLiveNeeds(system.store)).toMatchObject({ at: '2026-11-25T06:00:00.000Z' });
  });

  it('is not made while no office that supports is at work', async () => {
    await markTold(system.store, '2026-W47');
    await tick('2026-11-25T20:00', { ...system.deps, table: withoutWeeks(system.store) });
    await tick('2026-11-28T04:00', { ...system.deps, table: withoutWeeks(system.store) });
    expect(await findLiveNeeds(system.store)).toBeUndefined();
  });
});
