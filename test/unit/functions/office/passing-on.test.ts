import { beforeEach, describe, expect, it } from 'vitest';
import { weekly } from '../../../support/items.ts';
import {
  give,
  type ListedNeed,
  needsOf,
  type SignedIn,
  signedInWithOneNeed,
  signInAs,
} from '../../../support/office-browser.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

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

describe('passing on', () => {
  const passOn = { action: 'decline', reason: 'other-district', next: 'disnaker@32.09' };

  it('gives the need to the next office, which starts anew and sees the person; the first one no longer does', async () => {
    later(7);
    expect(await give(indramayu, need, passOn)).toMatchObject({ result: 'changed' });
    const [referral] = await present();
    expect(referral).toMatchObject({
      state: 'pending',
      office: 'disnaker@32.09',
      ownerNumber: 2,
      hops: 1,
      since: '2026-11-25T02:07:00.000Z',
      due: '2026-11-30',
    });
    const cirebon = await signInAs(system, 'disnaker-32-09');
    const [passed] = await needsOf(cirebon);
    expect((await cirebon.browser.page(`/office/referrals/${passed?.id}`)).statusCode).toBe(200);
    expect(await needsOf(indramayu)).toEqual([]);
    expect((await indramayu.browser.page(`/office/referrals/${need.id}`)).statusCode).toBe(404);
    expect(await give(indramayu, { ...need, answerNumber: 1 }, { action: 'accept' })).toEqual({
      id: need.id,
      result: 'not-found',
    });
  });

  it('said twice is done once, until the next office has answered', async () => {
    await give(indramayu, need, passOn);
    expect(await give(indramayu, need, passOn)).toEqual({ id: need.id, result: 'unchanged' });
    const cirebon = await signInAs(system, 'disnaker-32-09');
    await give(
      cirebon,
      { ...((await needsOf(cirebon))[0] as ListedNeed), answerNumber: 1 },
      { action: 'accept' },
    );
    expect(await give(indramayu, need, passOn)).toEqual({ id: need.id, result: 'not-found' });
  });

  it('comes back as a new ownership: the ids of the old one stay dead', async () => {
    await give(indramayu, need, passOn);
    const cirebon = await signInAs(system, 'disnaker-32-09');
    await give(cirebon, (await needsOf(cirebon))[0] as ListedNeed, { ...passOn, next: 'disnaker@32.12' });
    expect((await indramayu.browser.page(`/office/referrals/${need.id}`)).statusCode).toBe(404);
    expect(await needsOf(indramayu)).toMatchObject([{ ownerNumber: 3 }]);
  });

  it('ends after three hand-overs at the desk, which keeps the need', async () => {
    const handOver = async (from: string, next: string) => {
      later(11);
      const signedIn = await signInAs(system, from);
      return give(signedIn, (await needsOf(signedIn))[0] as ListedNeed, { ...passOn, next });
    };
    for (const [from, next] of [
      ['disnaker-32-12', 'disnaker@32.09'],
      ['disnaker-32-09', 'kemnaker'],
      ['kemnaker', 'disnaker@32.12'],
    ] as const)
      expect(await handOver(from, next)).toMatchObject({ result: 'changed' });
    expect(await handOver('disnaker-32-12', 'kemnaker')).toMatchObject({ result: 'invalid' });
    expect(await handOver('disnaker-32-12', 'desk')).toMatchObject({ result: 'changed' });
    expect(await handOver('desk', 'kemnaker')).toMatchObject({ result: 'refused', state: 'pending' });
  });

  it.each([
    ['nobody has proven', { verified: false }],
    ['does not work', { notWorkingSince: '2026-11-24T02:00:00.000Z' }],
  ])('is not possible to an office whose mailbox %s', async (_, changes) => {
    const silent = await startSystem({ directory: { 'disnaker@32.09': changes } });
    await silent.enroll(plainBody());
    await silent.pump();
    const signedIn = await signInAs(silent, 'disnaker-32-12');
    const result = await give(signedIn, (await needsOf(signedIn))[0] as ListedNeed, passOn);
    expect(result).toMatchObject({ result: 'invalid', errors: [{ path: 'next', code: 'unknown-value' }] });
  });

  it('of a restricted case stays among the offices of its program, and tells the next one at once', async () => {
    await system.enroll(troubledBody({ district: '32.12' }));
    await system.pump();
    const kemlu = await signInAs(system, 'kemlu');
    const restricted = (await needsOf(kemlu))[0] as ListedNeed;
    for (const next of ['desk', 'disnaker@32.12', 'kemnaker'])
      expect(await give(kemlu, restricted, { ...passOn, next })).toMatchObject({ result: 'invalid' });
    expect(await give(kemlu, restricted, { ...passOn, next: 'kemensos' })).toMatchObject({
      result: 'changed',
    });
    await system.pump();
    const letters = system.deps.queue.sent.map(({ message }) => message.letter);
    expect(letters).toEqual([
      expect.stringMatching(/^kemlu_R-.*-1$/),
      expect.stringMatching(/^kemensos_R-.*-2$/),
    ]);
  });
});
