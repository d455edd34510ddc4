import { isDeepStrictEqual } from 'node:util';
import { mondayAfter } from '../../support/mondays.ts';
import { netsBody, rescueBody } from '../harness/applicant.ts';
import type { Cloud } from '../harness/cloud.ts';
import { Official } from '../harness/official.ts';
import { applyAs, expectThat, type Fault, firstTick, monday } from './fault.ts';

/** Monday 00:00 in Jakarta is Sunday 17:00 UTC. */
const weekEnds = Date.parse('2026-11-29T17:00:00.000Z');
const secondMonday = '2026-12-06T23:00:00Z';

const frozen = ({ store }: Cloud) =>
  store.everything().filter(({ pk, kind }) => pk.startsWith('T#') || kind === 'letter');

export const weekFaults: readonly Fault[] = [
  {
    row: 'F46',
    name: 'the schedule fires twice at once, and again ten minutes later',
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1), rescueBody(3));
      await Promise.all([cloud.fire('summarize', monday), cloud.fire('summarize', monday)]);
      await cloud.agenda.pass(60);
      const before = frozen(cloud);
      await cloud.fire('summarize', monday, 600);
      await Promise.all([
        cloud.fire('gather', '2026-11-30T02:00:00Z'),
        cloud.fire('gather', '2026-11-30T02:00:00Z'),
      ]);
      const after = frozen(cloud).filter(({ sk }) => !sk.startsWith('W-'));
      expectThat(
        played,
        isDeepStrictEqual(
          after,
          before.filter(({ sk }) => !sk.startsWith('W-')),
        ),
        'I3',
        'a second run changes what is frozen',
      );
    },
  },
  {
    row: 'F47',
    name: 'two Mondays pass in silence, and the third comes six hours late',
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1));
      await cloud.agenda.until(new Date('2026-12-02T02:00:00Z'));
      await applyAs(cloud, played, netsBody(2));
      await cloud.fire('summarize', mondayAfter('2026-W50').toISOString(), 6 * 3600);
      const weeks = new Set(
        frozen(cloud)
          .filter(({ sk }) => sk === 'NATIONAL')
          .map(({ pk }) => pk),
      );
      const all = ['T#2026-W48', 'T#2026-W49', 'T#2026-W50'].every((week) => weeks.has(week));
      expectThat(played, all, 'I3', `frozen are ${[...weeks]}`);
    },
  },
  {
    row: 'F48',
    name: 'the run comes a week late, and closes the week of its own time',
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1));
      await cloud.agenda.until(new Date('2026-12-02T02:00:00Z'));
      await applyAs(cloud, played, netsBody(2));
      await cloud.fire('summarize', monday, 8 * 86_400);
      const open = frozen(cloud).some(({ pk }) => pk === 'T#2026-W49');
      const own = frozen(cloud).some(({ pk }) => pk === 'T#2026-W48');
      expectThat(played, own && !open, 'I3', 'the week of the schedule is not the one that was closed');
    },
  },
  {
    row: 'F49',
    name: 'applications a millisecond before the week ends, at its end and after it',
    play: async (cloud, played) => {
      for (const [at, off] of [-1, 0, 1].entries()) {
        await cloud.agenda.until(new Date(weekEnds + off));
        await applyAs(cloud, played, netsBody(1 + at));
      }
      await cloud.fire('summarize', monday);
      const weeks = cloud.store
        .everything()
        .filter(({ kind }) => kind === 'submission')
        .map(({ week }) => week);
      expectThat(played, weeks.join() === '2026-W48,2026-W49,2026-W49', 'I3', `weeks: ${weeks}`);
    },
  },
  {
    row: 'F51',
    name: 'dispatch stands still over Monday',
    play: async (cloud, played) => {
      await cloud.agenda.until(new Date(weekEnds - 60_000));
      cloud.stream.hold();
      await applyAs(cloud, played, netsBody(1), rescueBody(3));
      await cloud.fire('summarize', monday);
      cloud.stream.resume();
      await cloud.agenda.pass(600);
      await cloud.fire('summarize', secondMonday);
    },
  },
  {
    row: 'F53',
    name: 'many apply from one phone at once, each told twice',
    options: { holdAfter: { source: 3, phone: 1000 } },
    play: async (cloud, played) => {
      // Counted, and the answer lost: the record comes again.
      cloud.ports.strike({ handler: 'dispatch', operation: 'update' }, 'answer lost', 2, 5);
      await applyAs(cloud, played, ...[1, 2, 3, 4, 5].map((seed) => netsBody(seed)));
      await cloud.agenda.pass(60);
      const runs = cloud.stream.records.map((record) => cloud.stream.replay([record, record]));
      await Promise.all(runs);
      const held = cloud.store
        .everything()
        .filter(({ kind, state }) => kind === 'referral' && state === 'held');
      expectThat(played, held.length === 2, 'I3', `${held.length} are held where the limit leaves 2`);
    },
  },
  {
    row: 'F54',
    name: 'the count ends in the middle of a week, and begins again',
    play: async (cloud, played) => {
      await applyAs(cloud, played, ...[1, 2, 4, 5].map((seed) => netsBody(seed)));
      const like = { handler: 'summarize', service: 'table' } as const;
      cloud.ports.strike({ ...like, operation: 'query' }, 'killed before', 1, 485);
      cloud.ports.strike({ ...like, operation: 'putNew' }, 'killed after', 1, 3);
      await cloud.fire('summarize', monday);
      await cloud.agenda.pass(600);
    },
  },
  {
    row: 'F55',
    name: 'the index shows a need only after the letter that should have told it',
    play: async (cloud, played) => {
      for (const [seed, at] of ['02:10', '02:20', '02:30'].entries()) {
        await cloud.agenda.until(new Date(`2026-11-25T${at}:00Z`));
        await applyAs(cloud, played, netsBody(1 + seed));
      }
      cloud.index.hides = ({ since }) => String(since) > '2026-11-25T02:25';
      await cloud.fire('gather', firstTick);
      cloud.index.hides = () => false;
      await cloud.fire('gather', '2026-11-25T06:00:00Z');
      const told = frozen(cloud).filter(({ pk, sk }) => pk === 'L#disnaker-10-01' && sk.startsWith('W-'));
      const news = told.map(({ counts }) => (counts as { new: number }).new).join();
      expectThat(played, news === '2,1', 'I2', `letters tell of ${news} new needs`);
    },
  },
  {
    row: 'F56',
    name: 'an office answers between the count and its letters',
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1));
      await cloud.fire('gather', firstTick);
      cloud.ports.strike({ handler: 'summarize', service: 'queue' }, 'killed before');
      await cloud.fire('summarize', monday);
      const before = frozen(cloud).filter(({ sk }) => sk === 'NATIONAL');
      const official = await Official.signIn(cloud, 'disnaker-10-01');
      const [need] = await official.needs();
      if (need) await official.answer(need, { action: 'accept' });
      played.answered += 1;
      await cloud.agenda.pass(600);
      const after = frozen(cloud).filter(({ sk, pk }) => sk === 'NATIONAL' && pk === 'T#2026-W48');
      expectThat(played, isDeepStrictEqual(after, before), 'I3', 'an answer changes what is frozen');
    },
  },
  {
    row: 'F58',
    name: 'a week in which nobody applied',
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1));
      await cloud.fire('summarize', monday);
      await cloud.fire('summarize', secondMonday);
      const letters = frozen(cloud).filter(({ sk }) => sk === 'D-2026-W49');
      expectThat(played, letters.length === cloud.catalog.offices.length, 'I3', 'an empty week is silent');
    },
  },
];
