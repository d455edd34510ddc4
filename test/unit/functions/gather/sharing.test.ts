import { beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '../../../../functions/dispatch/dispatch.ts';
import { gather } from '../../../../functions/gather/gather.ts';
import type { AnswerRequest } from '../../../../shared/referral/answer-request.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { keyOf } from '../../../../shared/storage/referrals.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { all, letterOf, weekly } from '../../../support/items.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { streamEvent } from '../../../support/stream-events.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
let need: Referral;
beforeEach(async () => {
  system = await startSystem();
  await system.enroll(plainBody());
  await system.pump();
  need = (await weekly(system.store)).referrals[0] as Referral;
});

const withKemendesa = { action: 'share', with: 'kemendesa' } as const;
const decline = { action: 'decline', reason: 'no-capacity', next: 'disnaker@32.09' } as const;

async function say(time: string, request: AnswerRequest, of = need): Promise<void> {
  system.clock.now = new Date(`2026-11-25T${time}:00Z`);
  await answerAsOwner(system, of, request);
  await system.pump();
}

const tick = (time: string, day = '25') => gather({ scheduledAt: `2026-11-${day}T${time}:00Z` }, system.deps);

/** What each letter to a mailbox counts. */
const countsTo = async (mailbox: string) =>
  (await all(system.store.query({ partition: `L#${mailbox}`, prefix: 'W-' }))).map(({ counts }) => counts);

describe('an office that is let in', () => {
  it('is told once by its next letter, also where nothing of its own is new', async () => {
    await say('02:10', withKemendesa);
    await tick('03:00');
    await tick('06:00');
    await tick('09:00');
    await tick('03:00', '26');
    expect(await countsTo('kemendesa')).toEqual([{ new: 0, due: 0, overdue: 0, shared: 1, supported: 1 }]);
    const { text } = await letterOf(system.store, 'kemendesa_W-000001');
    expect(text).toContain('dibagikan kepada Anda oleh kantor lain');
  });

  it('is told no earlier than its rhythm allows, then of all', async () => {
    await say('02:10', withKemendesa);
    await tick('03:00');
    await system.enroll(plainBody({ nik: '3212016708900003', submissionId: crypto.randomUUID() }));
    await system.pump();
    const [second] = (await weekly(system.store)).referrals.filter(({ person }) => person !== need.person);
    await say('03:10', withKemendesa, second);
    await tick('04:00');
    expect(await countsTo('kemendesa')).toHaveLength(1);
    await tick('06:00');
    expect(await countsTo('kemendesa')).toMatchObject([{ shared: 1 }, { shared: 1 }]);
  });

  it('is not told of what has ended before', async () => {
    await say('02:10', withKemendesa);
    await say('02:20', decline);
    await tick('03:00');
    expect(await countsTo('kemendesa')).toEqual([{ new: 0, due: 0, overdue: 0, supported: 1 }]);
  });

  it('is told again when the next owner lets it in, within the hour as well', async () => {
    await say('02:10', withKemendesa);
    await tick('03:00');
    await say('05:10', decline);
    await say('05:20', withKemendesa);
    await tick('06:00');
    await tick('09:00');
    expect(await countsTo('kemendesa')).toMatchObject([{ shared: 1 }, { shared: 1 }]);
  });

  it('is told once, however often dispatch is told', async () => {
    await say('02:10', withKemendesa);
    const item = await system.store.get(keyOf(need));
    await tick('03:00');
    system.clock.now = new Date('2026-11-25T05:30:00Z');
    await dispatch(streamEvent(item ? [item] : []), system.deps);
    await say('05:40', { action: 'accept' });
    await tick('06:00');
    expect(await countsTo('kemendesa')).toHaveLength(1);
  });

  it('of a share that shows late is told by the letter after', async () => {
    await system.enroll(plainBody({ nik: '3212016708900003', submissionId: crypto.randomUUID() }));
    await system.pump();
    const [second] = (await weekly(system.store)).referrals.filter(({ person }) => person !== need.person);
    await say('02:50', withKemendesa);
    await tick('03:00');
    // Written before the tick, and visible only after it.
    await say('02:55', withKemendesa, second);
    await tick('06:00');
    await tick('09:00');
    expect(await countsTo('kemendesa')).toMatchObject([{ shared: 1 }, { shared: 1 }]);
  });
});

describe('an office that is let into a restricted case', () => {
  const queued = () => system.deps.queue.sent.map(({ message }) => message.letter);
  let restricted: Referral;
  beforeEach(async () => {
    await system.enroll(troubledBody({ name: 'Sri Rahasia' }));
    await system.pump();
    restricted = (await weekly(system.store)).referrals.find((one) => one.restricted) as Referral;
    await say('02:10', { action: 'share', with: 'kemensos' }, restricted);
  });

  it('is told at once, in a letter like every other, and not again with the next one', async () => {
    const [, id = ''] = queued();
    expect(id).toMatch(/^kemensos_R-[A-Za-z0-9_-]{22}-1$/);
    const letter = await letterOf(system.store, id);
    expect(letter.counts).toEqual({ new: 0, due: 0, overdue: 0, shared: 1 });
    await say('02:20', { action: 'share', with: 'kemendesa' });
    await tick('03:00');
    const plain = await letterOf(system.store, 'kemendesa_W-000001');
    expect(letter.subject).toBe(plain.subject);
    expect(await countsTo('kemensos')).toEqual([{ new: 0, due: 0, overdue: 0, supported: 1 }]);
    for (const secret of ['Sri', 'bermasalah', restricted.person]) expect(letter.text).not.toContain(secret);
  });

  it('has one letter, however often dispatch is told', async () => {
    const item = await system.store.get(keyOf(restricted));
    await dispatch(streamEvent(item ? [item] : []), system.deps);
    expect(await all(system.store.query({ partition: 'L#kemensos' }))).toHaveLength(1);
  });

  it('is told anew when the next owner lets it in', async () => {
    const next = { action: 'decline', reason: 'no-capacity', next: 'bnp2tki' } as const;
    await say('02:20', next, restricted);
    await say('02:30', { action: 'share', with: 'kemensos' }, restricted);
    expect(await all(system.store.query({ partition: 'L#kemensos' }))).toHaveLength(2);
  });
});
