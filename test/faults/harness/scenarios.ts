import type { Violation } from '../invariants/evidence.ts';
import { type Applied, apply, netsBody, rescueBody, wish } from './applicant.ts';
import type { Cloud, Options } from './cloud.ts';
import { Official } from './official.ts';
import { isLong } from './settings.ts';

/** Who applied, and how many answers of offices were taken: what the end must agree with. */
export type Played = {
  readonly applied: Applied[];
  answered: number;
  /** Who was erased, by their keys: nothing may be left of them. */
  readonly erased: string[];
  /** What was seen to be wrong on the way. */
  readonly wrong: Violation[];
};

export type Scenario = {
  readonly name: string;
  readonly options?: Options;
  /** Comes first, undisturbed. */
  readonly before?: (cloud: Cloud) => Promise<void>;
  readonly play: (cloud: Cloud, played: Played) => Promise<void>;
};

const manpower = 'disnaker-10-01';
const otherId = 'a1b2c3d4-0000-4000-8000-000000000001';

async function applyAs(cloud: Cloud, { applied }: Played, ...bodies: ReturnType<typeof netsBody>[]) {
  for (const body of bodies) applied.push(await apply(cloud, body));
}

/** The first need of that program in the office's list is answered; the officer must be told that it is. */
async function answerFirst(cloud: Cloud, played: Played, mailbox: string, ...answers: readonly object[]) {
  const official = await Official.signIn(cloud, mailbox);
  for (const words of answers) {
    const [need] = await official.needs();
    if (!need) throw new Error(`${mailbox} has nothing to answer`);
    const { result } = await official.answer(need, words);
    if (result !== 'changed' && result !== 'unchanged') throw new Error(`the answer became ${result}`);
    played.answered += 1;
    await cloud.agenda.pass(60);
  }
}

/** Plays of a day or two. Together with `longer` they meet every function, each short enough to be repeated for every call. */
export const days: readonly Scenario[] = [
  {
    name: 'one application to its answer, sent twice by the phone',
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1), netsBody(1));
      await cloud.fire('gather', '2026-11-25T03:00:00Z');
      await cloud.agenda.pass(60);
      await answerFirst(
        cloud,
        played,
        manpower,
        { action: 'accept' },
        { action: 'close', outcome: 'rescued' },
      );
    },
  },
  {
    name: 'a repeat beside a first application',
    play: async (cloud, played) => {
      await applyAs(
        cloud,
        played,
        netsBody(1),
        netsBody(1, { submissionId: otherId, phone: '+6281100000099' }),
      );
      await cloud.fire('gather', '2026-11-25T03:00:00Z');
      await cloud.agenda.pass(60);
    },
  },
  {
    name: 'a person in trouble, passed on to another office',
    play: async (cloud, played) => {
      await applyAs(cloud, played, rescueBody(3));
      await cloud.agenda.pass(60);
      await answerFirst(cloud, played, 'navy', { action: 'decline', reason: 'not-ours', next: 'harbor' });
    },
  },
  {
    name: 'an application that is held, and released by the desk, and a person in trouble in the same crowd',
    options: { holdAfter: { source: 1, phone: 1000 } },
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1), netsBody(2), rescueBody(3));
      await cloud.fire('gather', '2026-11-25T03:00:00Z');
      await cloud.agenda.pass(60);
      await answerFirst(cloud, played, 'desk', { action: 'release' });
    },
  },
  {
    name: 'a corrected phone, a closure that is disputed, a withdrawal that is undone',
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1));
      const [first] = played.applied as [Applied];
      await wish(cloud, first, { action: 'correct-phone', phone: '+6281100000098', phoneOf: 'family' });
      await cloud.fire('gather', '2026-11-25T03:00:00Z');
      await answerFirst(cloud, played, manpower, { action: 'accept' }, { action: 'close', outcome: 'lost' });
      await wish(cloud, first, { action: 'confirm', choice: 1, answer: 'no' });
      await cloud.agenda.pass(60);
      await wish(cloud, first, { action: 'withdraw' });
      await cloud.agenda.pass(60);
      await wish(cloud, first, { action: 'keep' });
      await cloud.agenda.pass(60);
    },
  },
  {
    name: 'a need that is shared by its first owner, and by the second one',
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1));
      await cloud.agenda.pass(60);
      const share = { action: 'share', with: 'harbor' };
      const decline = { action: 'decline', reason: 'not-ours', next: 'desk' };
      await answerFirst(cloud, played, manpower, share, decline);
      await answerFirst(cloud, played, 'desk', share);
      await cloud.fire('gather', '2026-11-25T03:00:00Z');
      await cloud.agenda.pass(60);
    },
  },
  ...(isLong ? [wholeWithdrawal()] : []),
];

/** Too many calls for every day: `FAULTS=long` plays it. */
function wholeWithdrawal(): Scenario {
  return {
    name: 'a withdrawal of what its office has opened: undone, asked again, and over',
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1));
      const [first] = played.applied as [Applied];
      await cloud.agenda.pass(60);
      await answerFirst(cloud, played, manpower, { action: 'try' });
      await wish(cloud, first, { action: 'withdraw' });
      await cloud.agenda.pass(60);
      await wish(cloud, first, { action: 'keep' });
      await cloud.agenda.pass(60);
      await wish(cloud, first, { action: 'withdraw' });
      await cloud.fire('gather', '2026-11-25T03:00:00Z');
      await cloud.fire('reconcile', '2026-11-28T22:00:00Z');
    },
  };
}

/** Plays that look at many offices or weeks. */
export const longer: readonly Scenario[] = [
  {
    name: 'an office that stays silent past its term',
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1));
      await cloud.fire('gather', '2026-11-25T03:00:00Z');
      await cloud.fire('reconcile', '2026-12-14T22:00:00Z');
      await cloud.agenda.pass(600);
    },
  },
  {
    name: 'a week with its statement',
    before: (cloud) => cloud.fire('summarize', '2026-11-22T23:00:00Z'),
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1), rescueBody(3));
      await cloud.fire('summarize', '2026-11-29T23:00:00Z');
      await cloud.agenda.pass(600);
    },
  },
];
