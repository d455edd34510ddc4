import { beforeEach, describe, expect, it } from 'vitest';
import { sendAgain } from '../../../../functions/gather/send-again.ts';
import { notify } from '../../../../functions/notify/notify.ts';
import { letterKey } from '../../../../shared/storage/keys.ts';
import { findLetter } from '../../../../shared/storage/letters.ts';
import { addLetter, kemensosLetter } from '../../../support/letters.ts';
import { queueEvent, sendMessage } from '../../../support/queue-events.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
  await addLetter(system.store);
});

const event = (more: object = {}) => ({
  ...{ sendAgain: kemensosLetter, scheduledAt: '2026-11-25T04:00:00Z', althoughSent: false, dryRun: false },
  ...more,
});
const ask = (more: object = {}) => sendAgain(event(more), system.deps);
const [mailbox = '', sk = ''] = kemensosLetter.split('_');
const become = (state: string, attempt = 1) =>
  system.store.update(letterKey(mailbox, sk), { set: { state, attempt }, remove: ['officeShard', 'since'] });
const deliver = () => notify(queueEvent(sendMessage(kemensosLetter)), system.deps);

describe('a letter that somebody asks to send again', () => {
  it.each([
    ['rejected', 1],
    ['bounced', 1],
    ['soft-bounced', 1],
    ['ambiguous', 3],
  ])(
    'goes once more where it is %s (attempt %i), with the same words and reference',
    async (state, attempt) => {
      await become(state, attempt);
      expect(await ask()).toEqual({ letter: kemensosLetter, state, again: true });
      expect(system.deps.queue.sent.map(({ message }) => message)).toEqual([sendMessage(kemensosLetter)]);
      await deliver();
      await deliver();
      expect(system.deps.mailer.sent).toHaveLength(1);
      expect(await findLetter(system.store, kemensosLetter)).toMatchObject({ state: 'sent', attempt: 1 });
    },
  );

  it.each([
    ['queued', 1],
    ['claimed', 1],
    ['ambiguous', 1],
    ['ambiguous', 2],
    ['complained', 1],
  ])('stays as it is where it is %s (attempt %i), whatever is asked', async (state, attempt) => {
    await become(state, attempt);
    expect(await ask({ althoughSent: true })).toEqual({ letter: kemensosLetter, state, again: false });
    expect(system.deps.queue.sent).toEqual([]);
    expect(await findLetter(system.store, kemensosLetter)).toMatchObject({ state, attempt });
  });

  it.each(['sent', 'delivered'])(
    'goes where it was %s only when its office does not have it',
    async (state) => {
      await become(state);
      expect(await ask()).toMatchObject({ state, again: false });
      expect(await ask({ althoughSent: true })).toMatchObject({ state, again: true });
      expect(system.deps.queue.sent).toHaveLength(1);
    },
  );

  it('is not touched by a dry run, nor queued twice where two people ask at once', async () => {
    await become('bounced');
    expect(await ask({ dryRun: true })).toMatchObject({ state: 'bounced', again: true });
    expect(system.deps.queue.sent).toEqual([]);
    const both = await Promise.all([ask(), ask()]);
    expect(both.filter(({ again }) => again)).toHaveLength(1);
    expect(system.deps.queue.sent).toHaveLength(1);
  });

  it('is said not to be there where it is not', async () => {
    expect(await ask({ sendAgain: 'kemensos_D-2026-W01' })).toEqual({
      letter: 'kemensos_D-2026-W01',
      again: false,
    });
  });
});
