import { beforeEach, describe, expect, it } from 'vitest';
import { notify } from '../../../../functions/notify/notify.ts';
import { Unavailable } from '../../../../shared/errors.ts';
import { MailRefused, MailUnanswered } from '../../../../shared/messaging/mailer.ts';
import { applyNews, claimLetter, markAmbiguous } from '../../../../shared/storage/letters.ts';
import { letterOf } from '../../../support/items.ts';
import { addLetter, kemensosLetter as id } from '../../../support/letters.ts';
import { queueEvent, sendMessage, settleMessage } from '../../../support/queue-events.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
  await addLetter(system.store);
});

const minutes = (count: number) => {
  system.clock.now = new Date(system.clock.now.getTime() + count * 60_000);
};
const again = { batchItemFailures: [{ itemIdentifier: 'm1' }] };
const deliver = (letter = id) => notify(queueEvent(sendMessage(letter)), system.deps);
const letter = () => letterOf(system.store, id);

/** The same message, received so many times. */
function deliverFor(times: number) {
  const [record] = queueEvent(sendMessage(id)).Records;
  if (!record) throw new Error('no record');
  const attributes = { ...record.attributes, ApproximateReceiveCount: String(times) };
  return notify({ Records: [{ ...record, attributes }] }, system.deps);
}

const waited = (): number => system.deps.queue.postponed.at(-1)?.seconds ?? 0;

describe('a letter that is not taken waits', () => {
  it.each([
    ['soon', 1, 20],
    ['soon', 2, 40],
    ['soon', 4, 160],
    ['retry', 1, 60],
    ['retry', 3, 240],
    ['soon', 9, 1800],
    ['later', 1, 1800],
    ['later', 5, 1800],
  ] as const)(
    'where it is refused for %s the %ith time: %i seconds or a tenth more',
    async (when, times, seconds) => {
      system.deps.mailer.fail(new MailRefused(when));
      await deliverFor(times);
      expect(waited()).toBeGreaterThanOrEqual(seconds);
      expect(waited()).toBeLessThanOrEqual(seconds * 1.1);
    },
  );

  it('where its office is not in the directory', async () => {
    await addLetter(system.store, { office: 'nobody', mailbox: 'nobody' });
    expect(await deliver('nobody_W-000001')).toEqual(again);
    expect(waited()).toBeGreaterThanOrEqual(1800);
  });

  it('and the log says which letter, and why', async () => {
    system.deps.mailer.fail(new MailRefused('soon', new Error('Maximum sending rate exceeded')));
    await deliver();
    const line = system.deps.report.lines.find((one) => one.includes('mail-refused')) ?? '';
    expect(JSON.parse(line)).toMatchObject({
      letter: id,
      when: 'soon',
      reason: 'Maximum sending rate exceeded',
    });
  });
});

describe('while mail rests', () => {
  beforeEach(async () => {
    system.deps.mailer.fail(new MailRefused('later'));
    await deliver();
    await addLetter(system.store, { office: 'desk', mailbox: 'desk' });
  });

  it('a letter waits until the rest is over, and at least ten minutes', async () => {
    minutes(5);
    expect(await deliver()).toEqual(again);
    expect(waited()).toBeGreaterThanOrEqual(25 * 60);
    expect(waited()).toBeLessThanOrEqual(25 * 60 * 1.1);
    minutes(24);
    await deliver();
    expect(waited()).toBeGreaterThanOrEqual(10 * 60);
    expect(waited()).toBeLessThanOrEqual(10 * 60 * 1.1);
  });

  it('one letter is tried when it is over, and the others wait for two minutes more', async () => {
    minutes(30);
    let meanwhile: unknown;
    const slow = {
      send: async () => {
        meanwhile = await deliver('desk_W-000001');
        throw new MailRefused('later');
      },
    };
    await notify(queueEvent(sendMessage(id)), { ...system.deps, mailer: slow });
    expect(meanwhile).toEqual(again);
    expect(system.deps.mailer.sent).toEqual([]);
  });

  it('a letter that may have arrived already is tried an hour later than the others', async () => {
    await claimLetter(system.store, id, system.clock.now);
    await markAmbiguous(system.store, id, 1);
    const settle = () => notify(queueEvent(settleMessage(id, 1)), system.deps);
    minutes(31);
    expect(await settle()).toEqual(again);
    minutes(60);
    expect((await settle()).batchItemFailures).toEqual([]);
    expect(system.deps.mailer.sent).toHaveLength(1);
  });

  it('the first mail that is taken ends it for everybody', async () => {
    minutes(30);
    await deliver('desk_W-000001');
    await deliver();
    expect(system.deps.mailer.sent).toHaveLength(2);
  });
});

it.each([
  ['soon', 2],
  ['retry', 0],
] as const)(
  'three letters that are refused for %s leave two others so many mails: %i',
  async (when, mails) => {
    const offices = ['kemensos', 'desk', 'kemlu'];
    for (const office of offices) await addLetter(system.store, { office, mailbox: office, sk: 'W-000002' });
    for (const office of offices) {
      system.deps.mailer.fail(new MailRefused(when));
      await deliver(`${office}_W-000002`);
    }
    await deliver();
    await deliver('desk_W-000002');
    expect(system.deps.mailer.sent).toHaveLength(mails);
  },
);

it('two failures before a mail that is taken, and two after it, stop nothing', async () => {
  const unanswered = new MailUnanswered('no answer');
  const offices = ['desk', 'kemlu', 'kemensos', 'bnp2tki', 'kemnaker', 'ojk'];
  for (const office of offices) await addLetter(system.store, { office, mailbox: office, sk: 'W-000009' });
  const outcomes = [unanswered, unanswered, undefined, unanswered, unanswered, undefined];
  for (const [at, outcome] of outcomes.entries()) {
    if (outcome) system.deps.mailer.fail(outcome);
    await deliver(`${offices[at]}_W-000009`);
  }
  expect(system.deps.mailer.sent).toHaveLength(2);
});

describe('where the table does not answer', () => {
  const failing = (operation: 'get' | 'update', skip: number) => {
    let calls = 0;
    const { table } = system.deps;
    const fail = async (): Promise<never> => {
      throw new Unavailable('table');
    };
    return {
      ...system.deps,
      table: Object.assign(Object.create(table), {
        [operation]: (...args: never[]) =>
          calls++ === skip ? fail() : (table[operation] as (...all: never[]) => unknown)(...args),
      }),
    };
  };

  it('before the send, the letter is free for the next run at once', async () => {
    expect(await notify(queueEvent(sendMessage(id)), failing('get', 1))).toEqual(again);
    expect(await letter()).toMatchObject({ state: 'queued', attempt: 1 });
    expect(system.deps.mailer.sent).toEqual([]);
  });

  it('after the send, the letter stays claimed, and its mail counts as no refusal', async () => {
    expect(await notify(queueEvent(sendMessage(id)), failing('update', 1))).toEqual(again);
    expect(await letter()).toMatchObject({ state: 'claimed', attempt: 1 });
    expect(system.deps.mailer.sent).toHaveLength(1);
    expect(system.deps.report.failures).toEqual(['record-failed']);
    expect(system.deps.queue.postponed).toEqual([]);
  });
});

it('an answer that is lost after the event has come leaves nothing to settle', async () => {
  const heard = {
    send: async () => {
      await applyNews(system.store, id, 'sent');
      throw new MailUnanswered('lost');
    },
  };
  await notify(queueEvent(sendMessage(id)), { ...system.deps, mailer: heard });
  expect(system.deps.queue.sent).toEqual([]);
  expect(system.deps.report.counts).toEqual({});
});
