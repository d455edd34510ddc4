import { expect, test } from 'vitest';
import { endsOf, referencesOf, watch } from '../support/consequences.ts';
import { localHost } from '../support/local-host.ts';

const system = localHost({ now: '2026-11-23T02:00:00.000Z', offices: ['kemlu', 'disnaker@32.12'] });
const { countOf, enroll, troubled, later, following, expectAllKilled } = watch(system);

const moments = [
  'before dynamodb UpdateItem 1',
  'after dynamodb UpdateItem 1',
  'before dynamodb GetItem 1',
  'after dynamodb GetItem 1',
  'before dynamodb GetItem 2',
  'after dynamodb GetItem 2',
  'before ses SendRawEmail 1',
  'after ses SendRawEmail 1',
  'before dynamodb UpdateItem 2',
  'after dynamodb UpdateItem 2',
];

test.each(moments)('ended %s, the letter goes once, or once more and counted', async (moment) => {
  const came = await following(async () => {
    await system.kill('notify', moment);
    await enroll(troubled());
    await system.settle();
    await later(15);
  });
  expect(endsOf(came)).toEqual([['delivered', expect.any(Number)]]);
  expect(came.mails.length).toBeGreaterThan(0);
  expect(came.mails.length).toBeLessThanOrEqual(1 + came.sentAgain);
  expect(referencesOf(came).size).toBe(1);
  await expectAllKilled();
});

test('ended before the send twice in a row, the third attempt is the one that arrives', async () => {
  const came = await following(async () => {
    await system.kill('notify', 'before ses SendRawEmail 1');
    await system.kill('notify', 'before ses SendRawEmail 2');
    await enroll(troubled());
    await system.settle();
    await later(15);
    await later(15);
  });
  expect([endsOf(came), came.mails.length, came.sentAgain]).toEqual([[['delivered', 3]], 1, 2]);
  await expectAllKilled();
});

test.each(['before', 'after'])(
  'ended %s asking for a later look, the letter goes all the same',
  async (when) => {
    const came = await following(async () => {
      await system.kill('notify', 'before ses SendRawEmail 1');
      await system.kill('notify', `${when} sqs SendMessage 1`);
      await enroll(troubled());
      await system.settle();
      await later(15);
    });
    expect([endsOf(came), came.mails.length, came.sentAgain]).toEqual([[['delivered', 2]], 1, 1]);
    await expectAllKilled();
  },
);

test('ended before each of three sends, nobody got the letter, and that is reported', async () => {
  const reported = await countOf('LettersUnsettled');
  const came = await following(async () => {
    for (const send of [1, 2, 3]) await system.kill('notify', `before ses SendRawEmail ${send}`);
    await enroll(troubled());
    await later(60);
  });
  expect([endsOf(came), came.mails]).toEqual([[['ambiguous', 3]], []]);
  expect(await countOf('LettersUnsettled')).toBeGreaterThan(reported);
  await expectAllKilled();
});

test('ended after the send while SES’s own news is lost, the letter goes twice, counted, with one reference', async () => {
  const came = await following(async () => {
    await system.kill('notify', 'after ses SendRawEmail 1');
    // Sent and Delivered, three tries each.
    for (const call of [1, 2, 3, 4, 5, 6])
      await system.kill('feedback', `before dynamodb UpdateItem ${call}`);
    await enroll(troubled());
    await system.settle();
    await later(15);
  });
  expect([endsOf(came), came.mails.length, came.sentAgain]).toEqual([[['delivered', 2]], 2, 1]);
  expect(referencesOf(came).size).toBe(1);
  expect(await system.deadLetters()).toHaveLength(2);
  await system.redrive();
  await system.settle();
  expect(await system.deadLetters()).toEqual([]);
  await expectAllKilled();
});

test('a mail service that says "too fast" is asked again within half an hour, and nothing counts as sent twice', async () => {
  const came = await following(async () => {
    system.host().ses.refuse({ code: 'Throttling', message: 'Maximum sending rate exceeded.' });
    await enroll(troubled());
    await later(20);
    system.host().ses.refuse(undefined);
    await later(10);
  });
  expect([endsOf(came), came.mails.length, came.sentAgain]).toEqual([[['delivered', 1]], 1, 0]);
});
