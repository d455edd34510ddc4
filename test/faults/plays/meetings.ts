import { sendMessage } from '../../support/queue-events.ts';
import { postJson } from '../../support/requests.ts';
import { type Applied, netsBody, rescueBody } from '../harness/applicant.ts';
import { ask } from '../harness/client.ts';
import type { Cloud } from '../harness/cloud.ts';
import { Official } from '../harness/official.ts';
import { mailEvent } from '../harness/post.ts';
import type { Played } from '../harness/scenarios.ts';
import { applyAs, firstTick, monday, otherId } from './fault.ts';

/** Handlers that run at the same moment, their calls in any order. */
export type Meeting = {
  readonly name: string;
  /** What was there before, and who meets then. */
  readonly meet: (cloud: Cloud, played: Played) => Promise<readonly (() => Promise<unknown>)[]>;
};

const again = netsBody(1, { submissionId: otherId, phone: '+6281100000099' });
const letterNames = ({ store }: Cloud) =>
  store
    .everything()
    .filter(({ pk }) => pk.startsWith('L#'))
    .map(({ pk, sk }) => `${pk.slice(2)}_${sk}`);

/** Stored, and told to nobody yet. */
async function untold(cloud: Cloud, played: Played, ...bodies: Parameters<typeof applyAs>[2][]) {
  cloud.stream.hold();
  await applyAs(cloud, played, ...bodies);
  const { records } = cloud.stream;
  cloud.stream.lose();
  cloud.stream.resume();
  return records.map((record) => () => cloud.stream.replay([record]));
}

/** A need that waits in the list of its office, and two officers who see it. */
async function twoOfficers(cloud: Cloud, played: Played) {
  const [applied] = (await applyAs(cloud, played, netsBody(1))) as [Applied];
  await cloud.agenda.pass(60);
  const officers = [
    await Official.signIn(cloud, 'disnaker-10-01'),
    await Official.signIn(cloud, 'disnaker-10-01'),
  ];
  const [need] = (await officers[0]?.needs()) ?? [];
  if (!need) throw new Error('nothing waits');
  const answer = (at: 0 | 1, words: object) => async () => {
    const result = await officers[at]?.answer(need, words);
    if (result?.result === 'changed') played.answered += 1;
  };
  return { applied, answer };
}

const withdraw =
  (cloud: Cloud, { receipt }: Applied) =>
  () =>
    ask(
      cloud,
      'pages',
      postJson('/status', { receipt, action: 'withdraw', confirmed: true }, { at: cloud.agenda.clock.now }),
    );

/** A letter that is queued, with its message not yet delivered. */
async function queuedLetter(cloud: Cloud, played: Played): Promise<string> {
  await applyAs(cloud, played, rescueBody(3));
  await cloud.stream.replay(cloud.stream.records);
  cloud.queue.lose();
  return letterNames(cloud)[0] ?? '';
}

const scheduled = (cloud: Cloud, name: 'gather' | 'summarize' | 'reconcile', at: string) => () =>
  cloud.invoke(name, (deps) => cloud.design.scheduled[name]({ scheduledAt: at }, deps));

const put = (cloud: Cloud, letter: string) => () =>
  cloud.queue.deliverNow(JSON.stringify(sendMessage(letter)));

export const meetings: readonly Meeting[] = [
  {
    name: 'three taps of one phone',
    meet: async (cloud, played) => {
      const tap = () =>
        ask(cloud, 'enroll', postJson('/enrollments', netsBody(1), { at: cloud.agenda.clock.now }));
      // Whatever the order, a fourth tap gets the answer that all got.
      return [tap, tap, () => applyAs(cloud, played, netsBody(1))];
    },
  },
  {
    name: 'dispatch and dispatch, of one person who applied twice',
    meet: async (cloud, played) => untold(cloud, played, netsBody(1), again),
  },
  {
    name: 'dispatch and dispatch, told of the same case of trouble',
    meet: async (cloud, played) => {
      const [told] = await untold(cloud, played, rescueBody(3));
      return told ? [told, told] : [];
    },
  },
  {
    name: 'dispatch and an office that answers',
    meet: async (cloud, played) => {
      const { answer } = await twoOfficers(cloud, played);
      return [answer(0, { action: 'accept' }), () => cloud.stream.replay(cloud.stream.records)];
    },
  },
  {
    name: 'two officers of one office, one accepts and one hands over',
    meet: async (cloud, played) => {
      const { answer } = await twoOfficers(cloud, played);
      return [
        answer(0, { action: 'accept' }),
        answer(1, { action: 'decline', reason: 'not-ours', next: 'harbor' }),
      ];
    },
  },
  {
    name: 'an office that accepts and a person who withdraws',
    meet: async (cloud, played) => {
      const { applied, answer } = await twoOfficers(cloud, played);
      const told = () => cloud.stream.replay(cloud.stream.records);
      return [answer(0, { action: 'accept' }), withdraw(cloud, applied), told];
    },
  },
  {
    name: 'notify and notify, with the same letter',
    meet: async (cloud, played) => {
      const letter = await queuedLetter(cloud, played);
      return [put(cloud, letter), put(cloud, letter), put(cloud, letter)];
    },
  },
  {
    name: 'notify and the events of the same mail',
    meet: async (cloud, played) => {
      const letter = await queuedLetter(cloud, played);
      const hear = (type: string) => () =>
        cloud.invoke('feedback', (deps) =>
          cloud.design.feedback(mailEvent({ letter, type }, cloud.agenda.clock.now), deps),
        );
      return [put(cloud, letter), hear('Delivery'), hear('Send'), hear('Complaint')];
    },
  },
  {
    name: 'gather and gather, of one tick and of the next',
    meet: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1), netsBody(2));
      await cloud.agenda.pass(60);
      const tick = (at: string) => scheduled(cloud, 'gather', at);
      return [tick(firstTick), tick(firstTick), tick('2026-11-25T06:00:00Z')];
    },
  },
  {
    name: 'summarize and summarize',
    meet: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1), rescueBody(3));
      await cloud.agenda.until(new Date(monday));
      return [scheduled(cloud, 'summarize', monday), scheduled(cloud, 'summarize', monday)];
    },
  },
  {
    name: 'reconcile and a late dispatch',
    meet: async (cloud, played) => {
      const told = await untold(cloud, played, netsBody(1), rescueBody(3), again);
      await cloud.agenda.until(new Date('2026-11-25T22:00:00Z'));
      return [...told, scheduled(cloud, 'reconcile', '2026-11-25T22:00:00Z')];
    },
  },
  {
    name: 'reconcile that passes a need on and an office that answers it',
    meet: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1));
      await cloud.agenda.until(new Date('2026-12-14T21:00:00Z'));
      const officer = await Official.signIn(cloud, 'disnaker-10-01');
      const [need] = await officer.needs();
      const answer = async () => {
        const given = need && (await officer.answer(need, { action: 'accept' }));
        if (given?.result === 'changed') played.answered += 1;
      };
      return [answer, scheduled(cloud, 'reconcile', '2026-12-14T22:00:00Z')];
    },
  },
];
