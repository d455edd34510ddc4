import { expect, test } from 'vitest';
import { enrollmentFor } from '../../local/week/people.ts';
import { jakartaDate } from '../../shared/calendar/week.ts';
import { addWorkingDays } from '../../shared/calendar/working-days.ts';
import { watch } from '../support/consequences.ts';
import { localHost } from '../support/local-host.ts';

const system = localHost({ now: '2026-11-23T02:00:00.000Z', offices: ['kemlu', 'disnaker@32.12'] });
const { countOf, enroll, troubled, later, following, number, expectAllKilled } = watch(system);

test.each(['before', 'after'])(
  'enroll ended %s storing: the phone tries again, and there is one submission',
  async (when) => {
    const body = troubled();
    const submissions = await number('submission');
    await system.kill('enroll', `${when} dynamodb PutItem 1`);
    expect((await enroll(body)).status).toBeGreaterThanOrEqual(500);
    const answer = await enroll(body);
    expect(answer.status).toBe(201);
    expect((await enroll(body)).bytes).toEqual(answer.bytes);
    await system.settle();
    expect(await number('submission')).toBe(submissions + 1);
    await expectAllKilled();
  },
);

/** What dispatch asks of others for one restricted choice of a source and a phone that are new in this hour. */
const callsOfDispatch = [
  ...['dynamodb UpdateItem 1', 'dynamodb UpdateItem 2', 'dynamodb PutItem 1'],
  ...['dynamodb GetItem 1', 'dynamodb PutItem 2', 'sqs SendMessage 1'],
];
const endsOfDispatch = callsOfDispatch.flatMap((call) => [`before ${call}`, `after ${call}`]);

test.each(endsOfDispatch)('dispatch ended %s: one referral, one letter, one email', async (moment) => {
  await later(60);
  const referrals = await number('referral', 'check');
  const { letters, mails } = await following(async () => {
    await system.kill('dispatch', moment);
    await enroll(troubled());
    await system.settle();
  });
  expect(await number('referral', 'check')).toBe(referrals + 1);
  expect([letters.length, mails.length]).toEqual([1, 1]);
  await expectAllKilled();
});

/** 10:00 in Jakarta of the next working day, with somebody's ordinary need waiting. */
async function waitingMorning(): Promise<string> {
  const day = addWorkingDays(jakartaDate(system.host().now()), 1);
  const tick = `${day}T03:00:00.000Z`;
  await system.clock(tick);
  const choices = [{ program: 'padat-karya' }];
  await enroll(
    enrollmentFor(Date.parse(tick) / 60_000, { targetGroup: 'purna', choices, district: '32.12' }),
  );
  await system.settle();
  return tick;
}

test.each(['after dynamodb PutItem 1', 'before sqs SendMessage 1', 'after sqs SendMessage 1'])(
  'gather ended %s, around freezing and queueing: its second try queues the letter, and one email goes',
  async (moment) => {
    const { letters, mails } = await following(async () => {
      const tick = await waitingMorning();
      await system.kill('gather', moment);
      expect((await system.fire('gather', tick)).status).toBe('failed');
      await later(1);
    });
    expect([letters.length, mails.length]).toEqual([1, 1]);
    await expectAllKilled();
  },
);

test('gather ended in every try of a tick: a letter that waits for more than an hour is queued by a later tick', async () => {
  const requeued = await countOf('LettersRequeued');
  const { letters, mails } = await following(async () => {
    const tick = await waitingMorning();
    const moments = ['after dynamodb PutItem 1', 'before sqs SendMessage 1', 'before sqs SendMessage 2'];
    for (const moment of moments) await system.kill('gather', moment);
    await system.fire('gather', tick);
    await later(5);
    expect(await system.deadLetters()).toHaveLength(1);
    await system.fire('gather', new Date(Date.parse(tick) + 2 * 3_600_000).toISOString());
  });
  expect([letters.length, mails.length]).toEqual([1, 1]);
  expect(await countOf('LettersRequeued')).toBe(requeued + 1);
  await system.redrive();
  await system.settle();
  await expectAllKilled();
});

test('nothing stays put aside', async () => {
  expect(await system.deadLetters()).toEqual([]);
});
