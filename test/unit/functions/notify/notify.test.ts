import { beforeEach, describe, expect, it } from 'vitest';
import { notify } from '../../../../functions/notify/notify.ts';
import { Unavailable } from '../../../../shared/errors.ts';
import type { LetterMessage } from '../../../../shared/messaging/letter-message.ts';
import { MailRefused, MailUnanswered } from '../../../../shared/messaging/mailer.ts';
import type { UnreadableMessage } from '../../../../shared/messaging/put-aside.ts';
import {
  applyNews,
  claimAgain,
  claimLetter,
  type Letter,
  markAmbiguous,
  referenceOf,
  returnToQueue,
} from '../../../../shared/storage/letters.ts';
import { findOffice, saveOffice } from '../../../../shared/storage/offices.ts';
import { letterOf } from '../../../support/items.ts';
import { addLetter, kemensosLetter as id } from '../../../support/letters.ts';
import { queueEvent, queueRecord, sendMessage, settleMessage } from '../../../support/queue-events.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
  await addLetter(system.store);
});

const deliver = (...messages: LetterMessage[]) => notify(queueEvent(...messages), system.deps);
const letter = (): Promise<Letter> => letterOf(system.store, id);
const mails = () => system.deps.mailer.sent;
const later = (seconds: number) => {
  system.clock.now = new Date(system.clock.now.getTime() + seconds * 1000);
};
const done = { batchItemFailures: [] };
/** A little more than that, so that not all come back at once. */
const halfAnHour = { receiptHandle: 'handle-m1', seconds: 1879 };
const again = { batchItemFailures: [{ itemIdentifier: 'm1' }] };

describe('a letter', () => {
  it('goes to the registered mailbox as it was frozen, with a reference, its name and the address’s version', async () => {
    expect(await deliver(sendMessage(id))).toEqual(done);
    expect(mails()).toEqual([
      {
        from: 'Layanan TKI <surat@layanan.example>',
        to: 'kemensos@kantor.example',
        subject: 'Rujukan baru',
        text: 'Ada 3 rujukan.',
        html: '<p>Ada 3 rujukan.</p>',
        reference: referenceOf({ mailbox: 'kemensos', sk: 'W-000001' }),
        tag: id,
        addressVersion: 1,
      },
    ]);
    expect(await letter()).toMatchObject({ state: 'sent', attempt: 1, messageId: 'mail-1' });
    expect(system.deps.report.counts).toEqual({ LettersSent: 1 });
  });

  it('goes once, however often its message comes', async () => {
    await deliver(sendMessage(id), sendMessage(id), sendMessage(id));
    await deliver(sendMessage(id));
    expect(mails()).toHaveLength(1);
  });

  it('goes to the new address where the office has moved while it waited', async () => {
    const office = await findOffice(system.store, 'kemensos');
    if (office)
      await saveOffice(system.store, { ...office, address: 'baru@kantor.example', addressVersion: 2 });
    await deliver(sendMessage(id));
    expect(mails()[0]?.to).toBe('baru@kantor.example');
  });

  it('waits where the mailbox is not verified any more', async () => {
    const office = await findOffice(system.store, 'kemensos');
    if (office) await saveOffice(system.store, { ...office, verified: false });
    expect(await deliver(sendMessage(id))).toEqual(again);
    expect(mails()).toEqual([]);
    expect(await letter()).toMatchObject({ state: 'queued', attempt: 1 });
    expect(system.deps.queue.postponed).toEqual([halfAnHour]);
  });

  it('of another mailbox is not held up by one that fails', async () => {
    await addLetter(system.store, { mailbox: 'desk', office: 'desk' });
    system.deps.mailer.fail(new MailRefused('soon'));
    const answer = await deliver(sendMessage(id), sendMessage('desk_W-000001'));
    expect(answer).toEqual(again);
    expect(mails().map(({ to }) => to)).toEqual(['desk@kantor.example']);
  });
});

describe('a claim of another run', () => {
  beforeEach(() => claimLetter(system.store, id, system.clock.now));

  it('that is live is left to finish, and the message comes again', async () => {
    later(59);
    expect(await deliver(sendMessage(id))).toEqual(again);
    expect(mails()).toEqual([]);
  });

  it('that has expired makes the letter ambiguous, to be settled 15 minutes after the claim', async () => {
    later(90);
    expect(await deliver(sendMessage(id))).toEqual(done);
    expect(await letter()).toMatchObject({ state: 'ambiguous', attempt: 1 });
    expect(system.deps.queue.sent).toEqual([{ message: settleMessage(id, 1), delaySeconds: 810 }]);
    expect(system.deps.report.counts).toEqual({ LettersAmbiguous: 1 });
  });

  it('that has long expired is settled at once', async () => {
    later(3600);
    await deliver(sendMessage(id));
    expect(system.deps.queue.sent[0]?.delaySeconds).toBe(0);
  });
});

describe('a lost answer', () => {
  it('makes the letter ambiguous and settles it in 15 minutes', async () => {
    system.deps.mailer.fail(new MailUnanswered('no answer'));
    expect(await deliver(sendMessage(id))).toEqual(done);
    expect(await letter()).toMatchObject({ state: 'ambiguous', attempt: 1 });
    expect(system.deps.queue.sent).toEqual([{ message: settleMessage(id, 1), delaySeconds: 900 }]);
  });

  it('sends the letter again under the same reference where nothing was heard, counted', async () => {
    system.deps.mailer.fail(new MailUnanswered('no answer'));
    await deliver(sendMessage(id));
    later(900);
    await deliver(settleMessage(id, 1));
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.reference).toBe(referenceOf({ mailbox: 'kemensos', sk: 'W-000001' }));
    expect(await letter()).toMatchObject({ state: 'sent', attempt: 2 });
    expect(system.deps.report.counts).toMatchObject({
      LettersAmbiguous: 1,
      LettersSentAgain: 1,
      LettersSent: 1,
    });
  });

  it('is settled by news of the mail service, and nothing is sent again', async () => {
    system.deps.mailer.fail(new MailUnanswered('no answer'));
    await deliver(sendMessage(id));
    await applyNews(system.store, id, 'sent');
    later(900);
    expect(await deliver(settleMessage(id, 1))).toEqual(done);
    expect(mails()).toEqual([]);
    expect(await letter()).toMatchObject({ state: 'sent', attempt: 1 });
  });

  it('is settled by late news also while the next attempt waits in the queue', async () => {
    system.deps.mailer.fail(new MailUnanswered('no answer'), new MailRefused('later'));
    await deliver(sendMessage(id));
    later(900);
    expect(await deliver(settleMessage(id, 1))).toEqual(again);
    await applyNews(system.store, id, 'delivered');
    later(2 * 3600);
    expect(await deliver(settleMessage(id, 1))).toEqual(done);
    expect(mails()).toEqual([]);
    expect(await letter()).toMatchObject({ state: 'delivered', attempt: 2 });
  });

  it('for the third time stays ambiguous, and is counted for a person to look at', async () => {
    const unanswered = new MailUnanswered('no answer');
    system.deps.mailer.fail(unanswered, unanswered, unanswered);
    await deliver(sendMessage(id));
    for (const attempt of [1, 2, 3]) {
      later(attempt < 3 ? 900 : 2 * 3600);
      await deliver(settleMessage(id, attempt));
    }
    expect(await letter()).toMatchObject({ state: 'ambiguous', attempt: 3 });
    expect(system.deps.report.counts).toEqual({
      LettersAmbiguous: 3,
      LettersSentAgain: 2,
      LettersUnsettled: 1,
    });
    expect(system.deps.queue.sent).toHaveLength(2);
    expect(mails()).toEqual([]);
    expect(system.deps.report.lines).toContain(JSON.stringify({ event: 'letter-unsettled', letter: id }));
  });
});

describe('a settle message', () => {
  it('of an attempt that is past does nothing', async () => {
    await claimLetter(system.store, id, system.clock.now);
    await markAmbiguous(system.store, id, 1);
    await claimAgain(system.store, id, 1, system.clock.now);
    await markAmbiguous(system.store, id, 2);
    await claimAgain(system.store, id, 2, system.clock.now);
    expect(await deliver(settleMessage(id, 1))).toEqual(done);
    expect(mails()).toEqual([]);
    expect(await letter()).toMatchObject({ state: 'claimed', attempt: 3 });
  });

  it('takes up the attempt that it claimed before and that was refused', async () => {
    await claimLetter(system.store, id, system.clock.now);
    await markAmbiguous(system.store, id, 1);
    await claimAgain(system.store, id, 1, system.clock.now);
    await returnToQueue(system.store, id, 2, system.clock.now);
    await deliver(settleMessage(id, 1));
    expect(await letter()).toMatchObject({ state: 'sent', attempt: 2 });
  });
});

describe('a stated refusal', () => {
  it('for now returns the letter to the queue for half an hour, and counts no attempt', async () => {
    system.deps.mailer.fail(new MailRefused('later'));
    expect(await deliver(sendMessage(id))).toEqual(again);
    expect(await letter()).toMatchObject({ state: 'queued', attempt: 1 });
    expect(system.deps.queue.postponed).toEqual([halfAnHour]);
    later(1800);
    expect(await deliver(sendMessage(id))).toEqual(done);
    expect(await letter()).toMatchObject({ state: 'sent', attempt: 1 });
  });

  it('for good rejects the letter, and says so', async () => {
    system.deps.mailer.fail(new MailRefused('never'));
    expect(await deliver(sendMessage(id))).toEqual(done);
    expect(await letter()).toMatchObject({ state: 'rejected' });
    expect(system.deps.report.counts).toEqual({ LettersRejected: 1 });
    expect(await deliver(sendMessage(id))).toEqual(done);
    expect(mails()).toEqual([]);
  });
});

it('a letter that could not be finished in the time that is left is not begun', async () => {
  const untouched = await letter();
  const short = { ...system.deps, remainingMs: () => 10_999 };
  expect(await notify(queueEvent(sendMessage(id)), short)).toEqual(again);
  expect(await letter()).toEqual(untouched);
  expect(mails()).toEqual([]);
  expect(system.deps.queue.postponed).toEqual([{ receiptHandle: 'handle-m1', seconds: 0 }]);
});

describe('a message that nobody can work', () => {
  it.each([
    ['is no JSON', 'halo'],
    ['is of another version', JSON.stringify({ ...sendMessage(id), v: 2 })],
    ['names a person where a letter should be', JSON.stringify(sendMessage('Siti Aminah'))],
    ['names a fourth attempt', JSON.stringify(settleMessage(id, 4))],
    ['names a letter that does not exist', JSON.stringify(sendMessage('kemensos_W-000099'))],
  ])('because it %s is put aside at once, and said to be', async (_, body) => {
    const event = { Records: [queueRecord(body, 'm1')] };
    expect(await notify(event, system.deps)).toEqual(done);
    expect(system.deadLetters).toMatchObject([{ messageId: 'm1', body }]);
    expect(system.deps.report.failures).toEqual(['message-put-aside']);
    expect(system.deps.report.lines.join()).not.toContain('Siti');
  });

  it('stays in the queue where it cannot be put aside', async () => {
    const closed = async () => {
      throw new Unavailable('dead letters');
    };
    const event = { Records: [queueRecord('halo', 'm1')] };
    expect(await notify(event, { ...system.deps, putAside: closed })).toEqual(again);
  });

  it('does not take its neighbors along', async () => {
    const event = {
      Records: [queueRecord('halo', 'm1'), queueRecord(JSON.stringify(sendMessage(id)), 'm2')],
    };
    expect(await notify(event, system.deps)).toEqual(done);
    expect(mails()).toHaveLength(1);
    expect(system.deadLetters).toHaveLength(1);
  });

  it('is worked when it comes back to a version that can, however many copies of it were put aside', async () => {
    await system.store.remove({ pk: 'L#kemensos', sk: 'W-000001' });
    await deliver(sendMessage(id));
    await deliver(sendMessage(id));
    await addLetter(system.store);
    const copies = system.deadLetters.splice(0) as UnreadableMessage[];
    for (const { body } of copies) await notify({ Records: [queueRecord(body, 'm9')] }, system.deps);
    expect(copies).toHaveLength(2);
    expect(mails()).toHaveLength(1);
  });
});

it('the letter and its message hold nothing but their own names', async () => {
  system.deps.mailer.fail(new MailUnanswered('no answer'));
  await deliver(sendMessage(id));
  expect(JSON.stringify(system.deps.queue.sent)).not.toContain('kantor.example');
});
