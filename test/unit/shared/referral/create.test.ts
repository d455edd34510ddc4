import { expect, it } from 'vitest';
import { checkOf, referralsOf } from '../../../../shared/referral/create.ts';
import type { Submission } from '../../../../shared/storage/submissions.ts';
import { tinyCatalog } from '../../../support/tiny-catalog.ts';

const submission: Submission = {
  ...{ kind: 'submission', submission: 's', submissionId: 'i', content: 'c', phone: 'p', source: 'o' },
  ...{ person: 'person', year: 2026, week: '2026-W48', receivedAt: '2026-11-25T01:00:00.000Z' },
  ...{ district: '10.01', group: 'leaving', sex: 'f', ageBand: '25-34', phoneOf: 'own', language: 'id' },
  choices: [
    { program: 'nets', trainingType: 'fishing' },
    { program: 'rescue', caseLocation: 'sea' },
  ],
  notes: ['watch'],
  flags: ['minor'],
  ...{ answer: '{}', sealed: new Uint8Array() },
};
const now = new Date('2026-11-25T01:00:05Z');
const make = (held: boolean, inCrowd = false) =>
  referralsOf(submission, { catalog: tinyCatalog, held, inCrowd, now });

it('a submission becomes one referral for each choice and each note, with the terms of its program', () => {
  expect(make(false)).toMatchObject([
    {
      program: 'nets',
      trainingType: 'fishing',
      office: 'disnaker@10.01',
      due: '2026-11-27',
      restricted: false,
    },
    { program: 'rescue', caseLocation: 'sea', office: 'navy', due: '2026-11-26', restricted: true },
    { program: 'watch', office: 'navy', due: '2026-11-27', restricted: false },
  ]);
  for (const referral of make(false))
    expect(referral).toMatchObject({
      kind: 'referral',
      state: 'pending',
      since: now.toISOString(),
      flags: ['minor'],
    });
});

it('a held submission goes to the desk, but for its restricted choices', () => {
  expect(make(true).map(({ program, state, office }) => [program, state, office])).toEqual([
    ['nets', 'held', 'desk'],
    ['rescue', 'pending', 'navy'],
    ['watch', 'held', 'desk'],
  ]);
});

it('a repeat is a check with the data of the repeat alone', () => {
  const checks = make(false).map((referral) => checkOf(referral, tinyCatalog));
  expect(checks.map(({ kind, office }) => [kind, office])).toEqual([
    ['check', 'disnaker@10.01'],
    ['check', 'navy'],
    ['check', 'disnaker@10.01'],
  ]);
  expect(make(true).map((referral) => checkOf(referral, tinyCatalog).office)).toEqual([
    'desk',
    'navy',
    'desk',
  ]);
});

it('of a crowd only what is restricted says so: the others are gathered into one letter anyway', () => {
  expect(make(false).filter((need) => 'inCrowd' in need)).toEqual([]);
  const marked = make(false, true).filter(({ inCrowd }) => inCrowd);
  expect(marked).toEqual(make(false, true).filter(({ restricted }) => restricted));
});
