import { DAY_MS } from '../../../shared/calendar/day.ts';
import { sendMessage } from '../../support/queue-events.ts';
import { type Applied, netsBody, rescueBody } from '../harness/applicant.ts';
import type { Cloud } from '../harness/cloud.ts';
import { erase } from '../harness/erase.ts';
import { Official } from '../harness/official.ts';
import type { Played, Scenario } from '../harness/scenarios.ts';
import { applyAs, firstTick, monday } from './fault.ts';

const second = rescueBody(3, { choices: [{ program: 'rescue', caseLocation: 'sea' }] });
const dayAfter = (cloud: Cloud) => cloud.agenda.until(new Date(cloud.agenda.now + DAY_MS));

/** One with a letter to come at the next tick, one in trouble with a letter at once. */
async function twoApplied(cloud: Cloud, played: Played): Promise<readonly [Applied, Applied]> {
  return (await applyAs(cloud, played, netsBody(1), second)) as [Applied, Applied];
}

/** As the runbook has it: a second call on the day after takes away what lagged. */
async function eraseBoth(cloud: Cloud, played: Played, both: readonly Applied[]): Promise<void> {
  for (const applied of both) await erase(cloud, played, applied);
  await dayAfter(cloud);
  for (const applied of both) await erase(cloud, played, applied);
}

/** Plays in which any call can fail. */
export const erasures: readonly Scenario[] = [
  {
    name: 'two people erased while their letters are under way',
    play: async (cloud, played) => {
      const both = await twoApplied(cloud, played);
      await cloud.fire('gather', firstTick);
      await eraseBoth(cloud, played, both);
    },
  },
  {
    name: 'a person erased whose week is told, with an answer and a letter of it under way',
    play: async (cloud, played) => {
      const [first, ...others] = await twoApplied(cloud, played);
      await cloud.agenda.pass(60);
      const officer = await Official.signIn(cloud, 'disnaker-10-01');
      const [need] = await officer.needs();
      if (!need) throw new Error('nothing waits');
      const { result } = await officer.answer(need, { action: 'share', with: 'harbor' });
      if (result === 'changed') played.answered += 1;
      await cloud.fire('summarize', monday);
      await cloud.fire('gather', '2026-11-30T03:00:00Z');
      if (first) await eraseBoth(cloud, played, [first, ...others]);
    },
  },
];

type Meeting = {
  readonly name: string;
  /** Who meets the erasure, of whom. */
  readonly others: (cloud: Cloud) => readonly (() => Promise<unknown>)[];
};

const lettersOf = ({ store }: Cloud) =>
  store
    .everything()
    .filter(({ pk }) => pk.startsWith('L#'))
    .map(({ pk, sk }) => `${pk.slice(2)}_${sk}`);

const scheduled = (cloud: Cloud, name: 'gather' | 'summarize' | 'reconcile', at: string) => () =>
  cloud.invoke(name, (deps) => cloud.design.scheduled[name]({ scheduledAt: at }, deps));

const told = (cloud: Cloud) => cloud.stream.records.map((record) => () => cloud.stream.replay([record]));

/** Who can run at the same moment as an erasure. */
export const meetings: readonly Meeting[] = [
  {
    name: 'notify, with the letters of both',
    others: (cloud) =>
      lettersOf(cloud).map((letter) => () => cloud.queue.deliverNow(JSON.stringify(sendMessage(letter)))),
  },
  { name: 'dispatch, told of both anew', others: told },
  {
    name: 'gather, of this tick and of the next',
    others: (cloud) => [
      scheduled(cloud, 'gather', firstTick),
      scheduled(cloud, 'gather', '2026-11-25T06:00:00Z'),
    ],
  },
  { name: 'reconcile', others: (cloud) => [scheduled(cloud, 'reconcile', '2026-11-25T22:00:00Z')] },
  {
    name: 'an officer who answers',
    others: (cloud) => [
      async () => {
        const officer = await Official.signIn(cloud, 'disnaker-10-01');
        const [need] = await officer.needs();
        if (need) await officer.answer(need, { action: 'accept' });
      },
    ],
  },
];

/** `meet` runs them together, their calls in its order; then comes the day after. */
export const meetingPlay = (
  { name, others }: Meeting,
  meet: (cloud: Cloud, handlers: readonly (() => Promise<unknown>)[]) => Promise<unknown>,
): Scenario => ({
  name,
  play: async (cloud, played) => {
    const both = await twoApplied(cloud, played);
    const handlers = others(cloud);
    const erasing = both.map((applied) => () => erase(cloud, played, applied));
    await meet(cloud, [...erasing, ...handlers]);
    await dayAfter(cloud);
    for (const applied of both) await erase(cloud, played, applied);
  },
});
