import { randomBytes } from 'node:crypto';
import { watchUnsealing } from '../../../../functions/office/watch-unsealing.ts';
import { startRound } from '../../../../functions/reconcile/round.ts';
import { submissionKey } from '../../../../shared/storage/keys.ts';
import { claimLetter, markSent } from '../../../../shared/storage/letters.ts';
import { answerAsOwner } from '../../answering.ts';
import { askFor } from '../../asking.ts';
import { moveMailbox } from '../../directory.ts';
import { addLetter, kemensosLetter } from '../../letters.ts';
import { loseRecords, nightAfter, onlyReferral, onlySubmission } from '../../lost-records.ts';
import { plainBody, troubledBody } from '../../people.ts';
import { startSystem, type TestSystem } from '../../system.ts';
import type { Scene, Scenes } from './scene.ts';

const applies = (body: () => object) => (system: TestSystem) => system.enroll(body());
const troubled = applies(troubledBody);
const pump = (system: TestSystem) => system.pump();

/** The morning run after so many days, or after each of them. */
const night = (day: number) => (system: TestSystem) => {
  system.clock.now = nightAfter(day);
  return system.reconcile();
};
const nights = (days: number) => async (system: TestSystem) => {
  for (let day = 1; day <= days; day += 1) await night(day)(system);
};
const withoutKemlu = () => startSystem({ directory: { kemlu: { verified: false } } });

/** A person in trouble says that no help came, and no other office of the program has a mailbox. */
async function disputes(system: TestSystem): Promise<void> {
  const { store, clock } = system;
  await troubled(system);
  await system.pump();
  for (const said of [{ action: 'accept' }, { action: 'close', outcome: 'case-resolved' }] as const) {
    await answerAsOwner(system, await onlyReferral(system), said);
    await system.pump();
  }
  for (const office of ['bnp2tki', 'kemensos']) await moveMailbox(store, office, { verified: false });
  const no = { kind: 'confirm', choice: 1, answer: 'no', closure: 2 } as const;
  await askFor(store, await onlySubmission(system), no, clock.now);
}

async function spoilSubmission(system: TestSystem): Promise<void> {
  await applies(plainBody)(system);
  const item = await system.store.get(submissionKey((await onlySubmission(system)).submission));
  if (item) await system.store.put({ ...item, choices: 'broken' });
  loseRecords(system);
}

const found = (before: NonNullable<Scene['before']>) => async (system: TestSystem) => {
  await before(system);
  loseRecords(system);
};

export const needScenes: Scenes = {
  'enroll Enrollments': {
    ...{ what: 'no application for three days', keepsCalm: true, act: applies(plainBody) },
  },
  'dispatch RestrictedWithoutMailbox': {
    ...{ what: 'a person in trouble applies; the office has no verified mailbox', start: withoutKemlu },
    ...{ before: troubled, act: pump },
  },
  'reconcile RestrictedWithoutMailbox': {
    ...{ what: 'the same, found in the morning', start: withoutKemlu },
    ...{ before: found(troubled), act: night(1) },
  },
  'dispatch DisputedAtSameOffice': {
    what: 'a person in trouble says that no help came; no other office has a mailbox',
    ...{ before: disputes, act: pump },
  },
  'reconcile DisputedAtSameOffice': {
    ...{ what: 'the same, found in the morning', before: found(disputes), act: night(1) },
  },
  'reconcile Repaired': {
    ...{ what: 'the stream lost an application', before: found(applies(plainBody)), act: night(1) },
  },
  'reconcile NotReconciled': {
    ...{ what: 'an application cannot be read', before: spoilSubmission, act: night(1) },
  },
  'reconcile ReconcilePutOff': {
    what: '2,001 pieces of one kind are to be done',
    act: async ({ deps, clock }) => {
      const round = startRound({ at: clock.now }, deps);
      for (let piece = 0; piece < 2_001; piece += 1) await round.attempt('escalated', async () => true);
      round.finish();
    },
  },
  'reconcile DeskNotTold': {
    what: 'dead work waits, and the desk has no verified mailbox',
    before: async ({ store, deadWork }) => {
      deadWork.push('work');
      await moveMailbox(store, 'desk', { verified: false });
    },
    act: night(1),
  },
  'reconcile LettersUnheard': {
    what: 'a letter was sent, and SES tells nothing for two days',
    before: async ({ store, clock }) => {
      await addLetter(store);
      await claimLetter(store, kemensosLetter, clock.now);
      await markSent(store, kemensosLetter, 1, 'mail-1');
    },
    act: night(3),
  },
  'reconcile RestrictedEscalated': {
    what: 'an office is silent on a person in trouble',
    before: async (system) => {
      await troubled(system);
      await system.pump();
    },
    act: nights(10),
  },
  'reconcile RestrictedUnanswered': {
    what: 'all offices of the program are silent on a person in trouble',
    before: async (system) => {
      await troubled(system);
      await system.pump();
    },
    act: nights(40),
  },
  'office UnusualUnsealing': {
    what: 'one session opens 31 people in an hour',
    act: async ({ deps, clock }) => {
      const expires = clock.now.getTime() + 8 * 3600 * 1000;
      const session = { office: 'desk', addressVersion: 1, initials: 'SA', csrf: 'none', expires };
      for (let person = 0; person < 31; person += 1)
        await watchUnsealing([randomBytes(16).toString('base64url')], { session, at: clock.now }, deps);
    },
  },
};
