import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Call, openGate } from '../../../local/emulators/emulator.ts';
import { type SqsEmulator, startSqs } from '../../../local/emulators/sqs.ts';

const monday = Date.parse('2026-11-22T23:00:00Z');
const seconds = (count: number) => monday + count * 1000;

let emulator: SqsEmulator;
let client: SQSClient;
let calls: Call[];
let QueueUrl: string;
let dlqArn: string;

const clientFor = (url: string) =>
  new SQSClient({
    endpoint: url,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'LOCALnotify0001', secretAccessKey: 'none' },
    maxAttempts: 1,
  });
const send = (MessageBody: string, DelaySeconds?: number) =>
  client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...(DelaySeconds && { DelaySeconds }) }));
const receive = async () => {
  const command = new ReceiveMessageCommand({
    QueueUrl,
    MaxNumberOfMessages: 10,
    MessageSystemAttributeNames: ['All'],
  });
  return (await client.send(command)).Messages ?? [];
};

async function createQueues(sqs: SqsEmulator): Promise<void> {
  dlqArn = (await sqs.createQueue({ QueueName: 'dead-letters' })).arn;
  const RedrivePolicy = { deadLetterTargetArn: dlqArn, maxReceiveCount: 2 };
  const letters = await sqs.createQueue({ QueueName: 'letters', VisibilityTimeout: 90, RedrivePolicy });
  QueueUrl = letters.url;
}

beforeEach(async () => {
  calls = [];
  const before = async (call: Call) => void calls.push(call);
  emulator = await startSqs({ gate: { ...openGate, before }, now: monday });
  await createQueues(emulator);
  client = clientFor(emulator.url);
});
afterEach(async () => {
  client.destroy();
  await emulator.stop();
});

describe('simulated time', () => {
  it('keeps a delayed message back until the clock reaches it', async () => {
    await send('settle', 900);
    expect(await receive()).toEqual([]);
    expect(await emulator.nextDueAt()).toBe(seconds(900));
    await emulator.setTime(seconds(899));
    expect(await receive()).toEqual([]);
    await emulator.setTime(seconds(900));
    expect(await receive()).toMatchObject([
      { Body: 'settle', Attributes: { SentTimestamp: String(monday) } },
    ]);
  });

  it('shows a received message again when its visibility timeout has passed', async () => {
    await send('letter');
    expect(await receive()).toHaveLength(1);
    expect(await emulator.inspect()).toMatchObject({ letters: { visible: 0, inFlight: 1, delayed: 0 } });
    expect(await emulator.nextDueAt()).toBe(seconds(90));
    await emulator.setTime(seconds(90));
    expect(await receive()).toMatchObject([{ Body: 'letter', Attributes: { ApproximateReceiveCount: '2' } }]);
  });

  it('follows a changed visibility', async () => {
    await send('letter');
    const [message] = await receive();
    const { ReceiptHandle } = message ?? {};
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 1800 }),
    );
    expect(await emulator.nextDueAt()).toBe(seconds(1800));
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    expect(await emulator.nextDueAt()).toBeUndefined();
  });

  it('wakes a long poll when the clock makes a message due', async () => {
    await send('settle', 900);
    const poll = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
    await emulator.setTime(seconds(900));
    expect((await poll).Messages).toMatchObject([{ Body: 'settle' }]);
  });

  it('returns to the real clock', async () => {
    await emulator.setTime(null);
    await send('letter');
    const [message] = await receive();
    expect(Math.abs(Number(message?.Attributes?.SentTimestamp) - Date.now())).toBeLessThan(10_000);
  });
});

describe('the dead-letter queue', () => {
  const failTwice = async () => {
    for (const after of [0, 90, 180]) {
      await emulator.setTime(seconds(after));
      await receive();
    }
  };

  it('takes what was received more often than allowed, and shows its bodies', async () => {
    await send('poison');
    await failTwice();
    expect(await emulator.inspect()).toEqual({
      'dead-letters': { visible: 1, inFlight: 0, delayed: 0 },
      letters: { visible: 0, inFlight: 0, delayed: 0 },
    });
    expect(await emulator.messages('dead-letters')).toMatchObject([{ body: 'poison', state: 'visible' }]);
  });

  it('gives everything back, counted anew, to the queue it came from', async () => {
    await send('poison');
    await failTwice();
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: dlqArn }));
    expect(await receive()).toMatchObject([{ Body: 'poison', Attributes: { ApproximateReceiveCount: '1' } }]);
  });

  it('tells how many it gave back, the newest time first', async () => {
    await send('poison');
    await failTwice();
    for (const _ of [1, 2]) await client.send(new StartMessageMoveTaskCommand({ SourceArn: dlqArn }));
    const { Results } = await client.send(new ListMessageMoveTasksCommand({ SourceArn: dlqArn }));
    expect(Results?.map(({ Status, ApproximateNumberOfMessagesMoved: moved }) => [Status, moved])).toEqual([
      ['COMPLETED', 0],
      ['COMPLETED', 1],
    ]);
  });

  it('keeps what was sent to it, and says why, unless it is told where to', async () => {
    await send('given up');
    await failTwice();
    const sentHere = { QueueUrl: QueueUrl.replace(/letters$/, 'dead-letters'), MessageBody: 'sent here' };
    await client.send(new SendMessageCommand(sentHere));
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: dlqArn }));
    expect(await receive()).toMatchObject([{ Body: 'given up' }]);
    const { Results } = await client.send(new ListMessageMoveTasksCommand({ SourceArn: dlqArn }));
    const failed = { Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' };
    expect(Results).toMatchObject([{ ...failed, ApproximateNumberOfMessagesMoved: 1 }]);
    const DestinationArn = dlqArn.replace('dead-letters', 'letters');
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: dlqArn, DestinationArn }));
    expect(await receive()).toMatchObject([{ Body: 'sent here' }]);
  });

  it("refuses to redrive a queue that is nobody's dead-letter queue", async () => {
    const SourceArn = dlqArn.replace('dead-letters', 'letters');
    const refused = client.send(new StartMessageMoveTaskCommand({ SourceArn }));
    await expect(refused).rejects.toMatchObject({ name: 'UnsupportedOperation' });
  });
});

it('forgets a message when its retention is over, wherever it is', async () => {
  await send('ready');
  await send('in flight');
  await receive();
  const fourDays = 4 * 24 * 3600;
  await emulator.setTime(seconds(fourDays));
  expect((await emulator.inspect())['letters']?.visible).toBe(2);
  await emulator.setTime(seconds(fourDays + 1));
  expect((await emulator.inspect())['letters']?.visible).toBe(0);
});

it('hands out queue addresses on this machine only', async () => {
  const found = await client.send(new GetQueueUrlCommand({ QueueName: 'letters' }));
  expect(found.QueueUrl).toBe(QueueUrl);
  expect(QueueUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/000000000000\/letters$/);
});

it('tells the gate who calls what', async () => {
  await send('letter');
  const resources = ['arn:aws:sqs:ap-southeast-3:000000000000:letters'];
  expect(calls).toEqual([{ service: 'sqs', operation: 'SendMessage', caller: 'LOCALnotify0001', resources }]);
});

it('answers nothing but SQS', async () => {
  const answer = await fetch(`${emulator.url}/letters`, { method: 'PUT' });
  expect(answer.status).toBe(404);
});

it('keeps messages in a directory', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'queues-'));
  const first = await startSqs({ gate: openGate, now: monday, directory });
  await createQueues(first);
  const sender = clientFor(first.url);
  await sender.send(new SendMessageCommand({ QueueUrl, MessageBody: 'kept', DelaySeconds: 60 }));
  sender.destroy();
  await first.stop();

  const second = await startSqs({ gate: openGate, now: seconds(60), directory });
  await createQueues(second);
  expect(await second.messages('letters')).toMatchObject([{ body: 'kept', state: 'visible' }]);
  const receiver = clientFor(second.url);
  const found = await receiver.send(new GetQueueUrlCommand({ QueueName: 'letters' }));
  expect(found.QueueUrl).toBe(QueueUrl);
  receiver.destroy();
  await second.stop();
  rmSync(directory, { recursive: true });
});
