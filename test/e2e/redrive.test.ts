import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostClient } from '../../local/host-client.ts';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { watch } from '../support/consequences.ts';
import { localHost } from '../support/local-host.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z', offices: ['kemlu', 'disnaker@32.12', 'desk'] });
const { enroll, troubled } = watch(system);

let sqs: SQSClient;
beforeAll(async () => {
  const { sqs: endpoint = '' } = (await system.describe()).endpoints;
  sqs = new SQSClient({ ...hostClient(endpoint, 'ap-southeast-3'), useQueueUrlAsEndpoint: false });
});
afterAll(() => sqs.destroy());

type Redriven = { readonly moved: Record<string, number>; readonly left: Record<string, number> };
const redrive = async () => (await system.redrive()) as Redriven;
const named = (counts: Record<string, number>, part: string): number | undefined =>
  Object.entries(counts).find(([name]) => name.includes(part))?.[1];
const urlOf = async (part: string): Promise<string> => {
  const { moved } = await redrive();
  const name = Object.keys(moved).find((queue) => queue.includes(part)) ?? '';
  return `${(await system.describe()).endpoints['sqs']}/000000000000/${name}`;
};
const lettersMailed = async (): Promise<string[]> =>
  (await system.mails()).map(({ tags }) => tags['letter'] ?? '').sort();

test('letters that were put aside go back through SQS itself, and what was sent already is skipped', async () => {
  await enroll(troubled());
  await system.settle();
  const [sent = ''] = await lettersMailed();
  await system.pause('notify');
  await enroll(troubled());
  await system.settle();
  const dead = await urlOf('DeadLetters');
  const message = (letter: string) => JSON.stringify({ v: 1, kind: 'send', letter });
  const put = (body: string) => sqs.send(new SendMessageCommand({ QueueUrl: dead, MessageBody: body }));
  await put(message(sent));
  const waiting = ofKind(await scanTable(system.host()), 'letter').find(({ state }) => state === 'queued');
  await put(message(`${waiting?.['mailbox']}_${waiting?.['sk']}`));

  await system.pause('notify', false);
  expect(named((await redrive()).moved, 'DeadLetters')).toBe(2);
  await system.settle();
  expect(await lettersMailed()).toEqual([sent, `${waiting?.['mailbox']}_${waiting?.['sk']}`].sort());
  expect(await system.deadLetters()).toEqual([]);
});

test('a message that nobody can read is put aside at its first delivery, and comes back with the others', async () => {
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const QueueUrl = QueueUrls.find((url) => /LetterQueue(?!DeadLetters)/.test(url));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'halo' }));
  await system.settle();
  // The host delivers now and then twice: then there are two copies.
  const aside = async () => new Set((await system.deadLetters()).map(({ body }) => body));
  expect(await aside()).toEqual(new Set(['halo']));
  expect(named((await redrive()).moved, 'DeadLetters')).toBeGreaterThan(0);
  await system.settle();
  expect(await aside()).toEqual(new Set(['halo']));
});

test('a batch that dispatch gave up holds no records: it stays, and reconcile makes good what was in it', async () => {
  for (let tries = 1; tries <= 31; tries += 1)
    await system.kill('dispatch', `before dynamodb PutItem ${tries}`);
  const plain = { targetGroup: 'purna', district: '32.12', choices: [{ program: 'padat-karya' }] };
  await enroll(enrollmentFor(99, plain));
  await system.settle();
  const needs = async () =>
    ofKind(await scanTable(system.host()), 'referral').filter(({ program }) => program === 'padat-karya');
  expect(await needs()).toEqual([]);
  const { moved, left } = await redrive();
  expect([named(moved, 'DeadWork'), named(left, 'DeadWork')]).toEqual([0, 1]);

  const { result } = (await system.fire('reconcile', '2026-11-25T22:00:00Z')) as { result?: object };
  expect(result).toMatchObject({ referrals: 1, failed: 0 });
  expect(await needs()).toMatchObject([{ state: 'pending', office: 'disnaker@32.12' }]);
  expect(await lettersMailed()).toContain('desk_E-2026-11-26');
  const report = (await system.mails()).find(({ tags }) => tags['letter'] === 'desk_E-2026-11-26');
  expect(report?.text).toContain('1  pekerjaan yang tidak dicoba lagi (DeadWork)');
});
