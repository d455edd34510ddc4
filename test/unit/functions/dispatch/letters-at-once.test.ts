import { beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '../../../../functions/dispatch/dispatch.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { submissionKey } from '../../../../shared/storage/keys.ts';
import { claimLetter, markSent } from '../../../../shared/storage/letters.ts';
import { keyOf } from '../../../../shared/storage/referrals.ts';
import type { Key } from '../../../../shared/storage/table.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { all, letterOf, weekly } from '../../../support/items.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { streamEvent } from '../../../support/stream-events.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const queued = () => system.deps.queue.sent.map(({ message }) => message.letter);
const lettersTo = (mailbox: string) => all(system.store.query({ partition: `L#${mailbox}` }));

async function theOnly(): Promise<Referral> {
  const [referral] = (await weekly(system.store)).referrals;
  if (!referral) throw new Error('there is no referral');
  return referral;
}

async function tellAgain(key: Key): Promise<void> {
  const item = await system.store.get(key);
  const { batchItemFailures } = await dispatch(streamEvent(item ? [item] : []), system.deps);
  expect(batchItemFailures).toEqual([]);
}

describe('a restricted case', () => {
  beforeEach(async () => {
    await system.enroll(troubledBody({ name: 'Siti Khusus' }));
    await system.pump();
  });
  const again = async () => tellAgain(submissionKey((await theOnly()).submission));

  it('is told at once, in a letter that names neither person nor program', async () => {
    const [id = ''] = queued();
    expect(id).toMatch(/^kemlu_R-[A-Za-z0-9_-]{22}-1$/);
    const letter = await letterOf(system.store, id);
    expect(letter).toMatchObject({
      office: 'kemlu',
      state: 'queued',
      counts: { new: 1, due: 0, overdue: 0 },
    });
    const words = [letter.subject, letter.text, letter.html].join('\n');
    for (const secret of ['Siti', 'bermasalah', (await theOnly()).person])
      expect(words).not.toContain(secret);
    expect(letter.text.match(/https:\/\/layanan\.example\/office\//g)).toHaveLength(1);
  });

  it('has one letter, whose message goes again while nobody has sent it', async () => {
    const [first = ''] = queued();
    await again();
    expect(queued()).toEqual([first, first]);
    expect(await lettersTo('kemlu')).toHaveLength(1);
  });

  it('is told no more once its letter was sent', async () => {
    const [id = ''] = queued();
    await claimLetter(system.store, id, system.clock.now);
    await markSent(system.store, id, 1, 'mail-1');
    await again();
    expect(queued()).toEqual([id]);
  });

  it('that is passed on has a letter to its next owner', async () => {
    await answerAsOwner(system, await theOnly(), {
      action: 'decline',
      reason: 'outside-our-mandate',
      next: 'bnp2tki',
    });
    await system.pump();
    const [, second = ''] = queued();
    expect(second).toMatch(/^bnp2tki_R-.{22}-2$/);
    await tellAgain(keyOf(await theOnly()));
    expect(await lettersTo('bnp2tki')).toHaveLength(1);
  });

  it('that is accepted needs no letter', async () => {
    await answerAsOwner(system, await theOnly(), { action: 'accept' });
    await system.pump();
    expect(queued()).toHaveLength(1);
  });
});

it('raises an alarm for a restricted case whose office has no verified mailbox', async () => {
  const silent = await startSystem({ directory: { kemlu: { verified: false } } });
  await silent.enroll(troubledBody());
  await silent.pump();
  expect(silent.deps.report.counts['RestrictedWithoutMailbox']).toBe(1);
  expect(silent.deps.queue.sent).toEqual([]);
});

it('tries a mailbox that does not work all the same, and raises the alarm once', async () => {
  const notWorkingSince = '2026-11-20T02:00:00.000Z';
  const silent = await startSystem({ directory: { kemlu: { notWorkingSince } } });
  await silent.enroll(troubledBody());
  await silent.pump();
  await silent.reconcile();
  expect(silent.deps.report.counts['RestrictedWithoutMailbox']).toBe(1);
  expect(silent.deps.queue.sent.map(({ message }) => message.letter)).toContainEqual(
    expect.stringMatching(/^kemlu_R-/),
  );
});

it('leaves other cases to the letter of the window', async () => {
  await system.enroll(plainBody());
  await system.pump();
  expect(queued()).toEqual([]);
});

describe('an answer', () => {
  beforeEach(async () => {
    await system.enroll(plainBody());
    await system.pump();
  });

  it('is written down once as a decision of its week', async () => {
    system.clock.now = new Date('2026-11-30T02:00:00Z');
    await answerAsOwner(system, await theOnly(), { action: 'accept' });
    await system.pump();
    await tellAgain(keyOf(await theOnly()));
    const { decisions } = await weekly(system.store, '2026-W49');
    expect(decisions).toHaveLength(1);
    expect(decisions[0]).toMatchObject({
      ...{ action: 'accept', number: 1, office: 'disnaker@32.12', owner: 'disnaker@32.12' },
      ...{ from: 'pending', to: 'accepted', dueBefore: '2026-11-30', due: '2026-12-14' },
    });
  });

  it('that passes a need on starts it anew at the next owner, whose window tells it', async () => {
    await answerAsOwner(system, await theOnly(), {
      action: 'decline',
      reason: 'other-district',
      next: 'disnaker@32.09',
    });
    await system.pump();
    expect(await theOnly()).toMatchObject({ office: 'disnaker@32.09', ownerNumber: 2, state: 'pending' });
    expect(queued()).toEqual([]);
    expect((await weekly(system.store)).decisions[0]).toMatchObject({
      action: 'decline',
      owner: 'disnaker@32.09',
      reason: 'other-district',
    });
  });
});
