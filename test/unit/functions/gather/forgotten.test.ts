import { beforeEach, describe, expect, it } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import { notify } from '../../../../functions/notify/notify.ts';
import { MailRefused } from '../../../../shared/messaging/mailer.ts';
import { claimLetter, markSent } from '../../../../shared/storage/letters.ts';
import { moveMailbox } from '../../../support/directory.ts';
import { addLetter, kemensosLetter } from '../../../support/letters.ts';
import { queueEvent, sendMessage } from '../../../support/queue-events.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const tick = (time: string) => gather({ scheduledAt: `2026-11-25T${time}:00Z` }, system.deps);
const queued = () => system.deps.queue.sent.map(({ message }) => message.letter);

describe('a letter whose message was lost', () => {
  it('is queued again by the first tick after an hour, at any hour of the day', async () => {
    await addLetter(system.store);
    await tick('03:00');
    expect(queued()).toEqual([]);
    expect(await tick('20:00')).toEqual({ letters: 0, requeued: 1 });
    expect(queued()).toEqual([kemensosLetter]);
    expect(system.deps.report.counts['LettersRequeued']).toBe(1);
  });

  it('is queued again at most once an hour, also where a tick runs twice', async () => {
    await addLetter(system.store);
    for (const time of ['03:00', '04:00', '04:00', '05:00', '05:00', '06:00', '06:30']) await tick(time);
    expect(system.deps.queue.sent).toHaveLength(2);
  });

  it('waits, however many hours, while its office has no proven mailbox, and goes when it has one', async () => {
    await addLetter(system.store);
    await moveMailbox(system.store, 'kemensos', { verified: false });
    for (const time of ['04:00', '05:00', '06:00']) await tick(time);
    expect(queued()).toEqual([]);
    expect(system.deps.report.counts).toMatchObject({ LettersWithoutMailbox: 3 });
    expect(system.deps.report.counts).not.toHaveProperty('LettersRequeued');
    await moveMailbox(system.store, 'kemensos', { verified: true });
    expect(await tick('07:00')).toEqual({ letters: 0, requeued: 1 });
  });

  it('has one message while the mail service is paused, and goes once when that is over', async () => {
    await addLetter(system.store);
    const { clock, deps } = system;
    const hour = async (time: string, refused: boolean) => {
      clock.now = new Date(`2026-11-25T${time}:00Z`);
      await tick(time);
      // A message that was put back comes again each half hour.
      for (const minutes of [0, 30]) {
        clock.now = new Date(Date.parse(`2026-11-25T${time}:00Z`) + minutes * 60_000);
        if (refused) deps.mailer.fail(new MailRefused('later'));
        await notify(queueEvent(sendMessage(kemensosLetter)), deps);
      }
    };
    for (const time of ['02:10', '03:10', '04:10', '05:10', '06:10']) await hour(time, true);
    expect(queued()).toEqual([]);
    await hour('07:10', false);
    await tick('12:00');
    expect(queued()).toEqual([]);
    expect(deps.mailer.sent).toHaveLength(1);
  });

  it('is left alone once it was sent', async () => {
    await addLetter(system.store);
    await claimLetter(system.store, kemensosLetter, system.clock.now);
    await markSent(system.store, kemensosLetter, 1, 'mail-1');
    await tick('20:00');
    expect(queued()).toEqual([]);
  });
});
