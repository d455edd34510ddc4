import { beforeEach, describe, expect, it } from 'vitest';
import { effectsOfDecision } from '../../../../shared/statement/effects.ts';
import { type DecisionTally, unpackTally } from '../../../../shared/statement/tally.ts';
import { findOwn } from '../../../../shared/storage/referrals.ts';
import { weekly } from '../../../support/items.ts';
import { wordsOf } from '../../../support/markup.ts';
import {
  give,
  type ListedNeed,
  needsOf,
  type SignedIn,
  signedInWithOneNeed,
  signInAs,
} from '../../../support/office-browser.ts';
import { plainBody } from '../../../support/people.ts';
import type { TestSystem } from '../../../support/system.ts';

let system: TestSystem;
let indramayu: SignedIn;
let need: ListedNeed;

beforeEach(async () => {
  ({ system, office: indramayu, need } = await signedInWithOneNeed());
});

const present = async () => (await weekly(system.store)).referrals;
const later = (minutes: number) => {
  system.clock.now = new Date(system.clock.now.getTime() + minutes * 60_000);
};

describe('an answer of the owner', () => {
  it('is one update of the referral, and a decision after it', async () => {
    expect(await give(indramayu, need, { action: 'accept' })).toMatchObject({
      result: 'changed',
      state: 'accepted',
    });
    await system.pump();
    const [referral] = await present();
    expect(referral).toMatchObject({
      state: 'accepted',
      answerNumber: 1,
      office: 'disnaker@32.12',
      ownerNumber: 1,
    });
    expect(referral?.answers).toMatchObject([
      { number: 1, action: 'accept', by: 'SA', from: 'pending', to: 'accepted' },
    ]);
    expect((await weekly(system.store)).decisions).toHaveLength(1);
  });

  it('leads through the whole life: accepted, waiting, scheduled, closed, reopened', async () => {
    const steps = [
      [{ action: 'accept' }, 'accepted', '2026-12-09'],
      [{ action: 'wait', reason: 'next-class', date: '2027-01-11' }, 'waiting', '2027-01-11'],
      [{ action: 'schedule', date: '2026-12-01', place: 'BLK Indramayu' }, 'scheduled', '2026-12-01'],
      [{ action: 'close', outcome: 'trained' }, 'closed', '2026-11-25'],
      [{ action: 'reopen' }, 'accepted', '2026-12-09'],
    ] as const;
    for (const [step, [answer, state, due]] of steps.entries()) {
      expect(await give(indramayu, { ...need, answerNumber: step }, answer)).toMatchObject({
        result: 'changed',
        state,
      });
      expect(await present()).toMatchObject([{ state, due, answerNumber: step + 1 }]);
    }
    expect((await present())[0]).not.toHaveProperty('date');
  });

  it('given twice changes nothing', async () => {
    const first = await give(indramayu, need, { action: 'accept' });
    later(1);
    expect(first.result).toBe('changed');
    expect(await give(indramayu, need, { action: 'accept' })).toMatchObject({
      result: 'unchanged',
      state: 'accepted',
    });
    expect(await present()).toMatchObject([{ answerNumber: 1 }]);
  });

  it('given twice at once is recorded once', async () => {
    const results = await Promise.all([1, 2, 3].map(() => give(indramayu, need, { action: 'accept' })));
    expect(results.map(({ result }) => result).sort()).toEqual(['changed', 'unchanged', 'unchanged']);
    expect(await present()).toMatchObject([{ answerNumber: 1 }]);
  });

  it('to what a colleague changed meanwhile is not recorded, and tells how it stands', async () => {
    await give(indramayu, need, { action: 'accept' });
    await give(
      indramayu,
      { ...need, answerNumber: 1 },
      { action: 'schedule', date: '2026-12-01', place: 'BLK' },
    );
    const stale = await give(
      indramayu,
      { ...need, answerNumber: 1 },
      { action: 'close', outcome: 'trained' },
    );
    expect(stale).toMatchObject({ result: 'conflict', state: 'scheduled' });
  });

  it('that the life cycle does not allow is refused with the present state', async () => {
    const early = await give(indramayu, need, { action: 'close', outcome: 'trained' });
    expect(early).toMatchObject({ result: 'refused', state: 'pending' });
  });

  it.each([
    [{ action: 'schedule', date: '2026-11-24', place: 'BLK' }, 'date', 'date-range'],
    [{ action: 'schedule', date: '2027-02-24', place: 'BLK' }, 'date', 'date-range'],
    [{ action: 'schedule', date: '2026-12-32', place: 'BLK' }, 'date', 'date-range'],
    [{ action: 'schedule', date: '2026-12-01' }, 'place', 'required'],
    [{ action: 'wait', reason: 'tired', date: '2026-12-01' }, 'reason', 'unknown-value'],
    [{ action: 'close', outcome: 'rich' }, 'outcome', 'unknown-value'],
    [{ action: 'decline', reason: 'no-capacity', next: 'disnaker' }, 'next', 'unknown-value'],
    [{ action: 'accept', date: '2026-12-01' }, 'date', 'unknown-field'],
    [{ action: 'erase' }, 'action', 'unknown-value'],
    [{}, 'action', 'unknown-value'],
  ])('with something wrong in it is a problem that names it: %j', async (answer, path, code) => {
    const { browser, csrf } = indramayu;
    const response = await browser.postJson('/office/answers', {
      ids: need.id,
      answerNumber: 0,
      csrf,
      ...answer,
    });
    expect(response.statusCode).toBe(400);
    expect(JSON.parse(response.body)).toMatchObject({ errors: [{ path, code }] });
    expect(await present()).toMatchObject([{ state: 'pending' }]);
  });

  it('closes a program with an incentive only with what became of it, and no other program with one', async () => {
    await system.enroll(
      plainBody({
        submissionId: '7f5a2d5e-7a4e-4b5e-9d58-0c2b8a1f3a01',
        nik: '3212014508900002',
        choices: [{ program: 'kewirausahaan', trainingType: 'menjahit' }],
      }),
    );
    await system.pump();
    const business = (await needsOf(indramayu)).find(
      ({ program }) => program === 'kewirausahaan',
    ) as ListedNeed;
    const close = { action: 'close', outcome: 'business-started' };
    for (const one of [need, business]) await give(indramayu, one, { action: 'accept' });
    const accepted = (one: ListedNeed) => ({ ...one, answerNumber: 1 });
    expect(await give(indramayu, accepted(business), close)).toMatchObject({
      result: 'invalid',
      errors: [{ path: 'incentive', code: 'required' }],
    });
    expect(await give(indramayu, accepted(need), { ...close, incentive: 'granted' })).toMatchObject({
      result: 'invalid',
      errors: [{ path: 'incentive', code: 'not-allowed-here' }],
    });
    expect(await give(indramayu, accepted(business), { ...close, incentive: 'pending' })).toMatchObject({
      result: 'changed',
    });
  });

  it('to many at once tells each its own result', async () => {
    await system.enroll(
      plainBody({ submissionId: '7f5a2d5e-7a4e-4b5e-9d58-0c2b8a1f3a02', nik: '3212014508900003' }),
    );
    await system.pump();
    const needs = await needsOf(indramayu);
    await give(indramayu, needs[0] as ListedNeed, { action: 'accept' });
    const ids = [...needs.map(({ id }) => `${id}.0`), 'bm90aGluZw.0'];
    const response = await indramayu.browser.postJson('/office/answers', {
      ids,
      csrf: indramayu.csrf,
      action: 'decline',
      reason: 'other-district',
      next: 'disnaker@32.09',
    });
    const { results } = JSON.parse(response.body) as { results: { id: string; result: string }[] };
    expect(results.map(({ result }) => result)).toEqual(['conflict', 'changed', 'not-found']);
    expect(results.map(({ id }) => `${id}.0`)).toEqual(ids);
  });
});

describe('calls in vain', () => {
  const notReachable = { action: 'close', outcome: 'not-reachable' };

  it('let many at once be closed as out of reach where there were enough, and tell the others how many are missing', async () => {
    await system.enroll(
      plainBody({ submissionId: '7f5a2d5e-7a4e-4b5e-9d58-0c2b8a1f3a02', nik: '3212014508900003' }),
    );
    await system.pump();
    const [called, other] = (await needsOf(indramayu)) as [ListedNeed, ListedNeed];
    for (const one of [called, other]) await give(indramayu, one, { action: 'accept' });
    for (const [day, answered] of ([1, 2, 3] as const).entries()) {
      system.clock.now = new Date(`2026-11-2${5 + day}T03:00:00Z`);
      indramayu = await signInAs(system, 'disnaker-32-12');
      const result = await give(indramayu, { ...called, answerNumber: answered }, { action: 'try' });
      expect(result).toMatchObject({ result: 'changed', state: 'accepted', answerNumber: answered + 1 });
    }
    await give(indramayu, { ...other, answerNumber: 1 }, { action: 'try' });
    const ids = [`${called.id}.4`, `${other.id}.2`];
    const body = { ids, csrf: indramayu.csrf, ...notReachable };
    const { results } = JSON.parse((await indramayu.browser.postJson('/office/answers', body)).body);
    expect(results).toMatchObject([
      { result: 'changed', state: 'closed' },
      {
        result: 'invalid',
        errors: [{ path: 'outcome', code: 'tries-missing', params: { missing: 2, needed: 3 } }],
      },
    ]);
    const page = await indramayu.browser.postForm('/office/answers', {
      ...{ 'ids.0': ids[0], 'ids.1': ids[1], csrf: indramayu.csrf, ...notReachable },
    });
    expect(wordsOf(page.body)).toContain('Masih kurang: 2 hari.');
  });

  it('are told on the person’s page, with how many more are needed before the person counts as out of reach', async () => {
    await give(indramayu, need, { action: 'accept' });
    await give(indramayu, { ...need, answerNumber: 1 }, { action: 'try' });
    const form = { ids: need.id, answerNumber: 2, csrf: indramayu.csrf, ...notReachable };
    const page = await indramayu.browser.postForm('/office/answers', form);
    expect(page.statusCode).toBe(400);
    const words = wordsOf(page.body);
    for (const part of ['Ditelepon, tidak diangkat', 'Sudah dicatat: 1 hari', 'Masih kurang: 2 hari'])
      expect(words).toContain(part);
    // What is wrong is marked some screens below: the sentence on top leads there.
    for (const part of ['href="#close-outcome"', 'id="close-outcome"']) expect(page.body).toContain(part);
    expect(await present()).toMatchObject([{ state: 'accepted', answerNumber: 2 }]);
  });

  it('are told in no statement, and are decisions all the same', async () => {
    await give(indramayu, need, { action: 'try' });
    await system.pump();
    const { decisions } = await weekly(system.store);
    expect(decisions).toMatchObject([{ action: 'try', by: 'SA', from: 'pending', to: 'pending' }]);
    expect(effectsOfDecision(unpackTally(String(decisions[0]?.['tally'])) as DecisionTally, false)).toEqual(
      [],
    );
  });
});

describe('a check', () => {
  it('is answered like a referral, and the referral of the first application stays as it is', async () => {
    await system.enroll(
      plainBody({ submissionId: '7f5a2d5e-7a4e-4b5e-9d58-0c2b8a1f3a04', phone: '081299990000' }),
    );
    await system.pump();
    const check = (await needsOf(indramayu)).find(({ kind }) => kind === 'check') as ListedNeed;
    await give(indramayu, check, { action: 'accept' });
    const [first, second] = await present();
    expect([first, second].map((one) => `${one?.kind} ${one?.state}`).sort()).toEqual([
      'check accepted',
      'referral pending',
    ]);
    expect(first && (await findOwn(system.store, first))).toEqual(first);
  });
});
