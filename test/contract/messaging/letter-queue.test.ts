import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGate } from '../../../local/emulators/emulator.ts';
import { type SqsEmulator, startSqs } from '../../../local/emulators/sqs.ts';
import { Poison, Unavailable } from '../../../shared/errors.ts';
import { type LetterMessage, parseLetterMessage } from '../../../shared/messaging/letter-message.ts';
import { type LetterQueue, longestDelaySeconds } from '../../../shared/messaging/letter-queue.ts';
import { MemoryLetterQueue } from '../../../shared/messaging/memory-letter-queue.ts';
import { SqsLetterQueue } from '../../../shared/messaging/sqs-letter-queue.ts';
import { sqsPutAside } from '../../../shared/messaging/sqs-put-aside.ts';
import { clientOf } from '../../support/clients.ts';
import { sendMessage, settleMessage } from '../../support/queue-events.ts';

const monday = Date.parse('2026-11-22T23:00:00Z');
const send = sendMessage('disnaker-32-12_W-000001');
const settle = settleMessage('kemlu_R-abcDEF_0123456789-_xyz-2', 3);

/** What a queue holds: each message with the seconds for which it is held back. */
type Held = readonly (readonly [LetterMessage, number])[];
type Opened = { readonly queue: LetterQueue; held(): Promise<Held>; close(): Promise<void> };

async function openMemory(): Promise<Opened> {
  const queue = new MemoryLetterQueue();
  const held = async () =>
    queue.sent.map(
      ({ message, delaySeconds }) => [parseLetterMessage(JSON.stringify(message)), delaySeconds] as const,
    );
  return { queue, held, close: async () => undefined };
}

let emulator: SqsEmulator | undefined;
let client: SQSClient;
let url: string;

async function openSqs(): Promise<Opened> {
  emulator = await startSqs({ gate: openGate, now: monday });
  ({ url } = await emulator.createQueue({ QueueName: 'letters', VisibilityTimeout: 90 }));
  client = new SQSClient(clientOf(emulator.url));
  const sqs = emulator;
  const held = async () =>
    (await sqs.messages('letters')).map(({ body, dueAt = monday }) => {
      return [parseLetterMessage(body), (dueAt - monday) / 1000] as const;
    });
  return { queue: new SqsLetterQueue(client, url), held, close: () => sqs.stop() };
}

describe.each([
  ['in memory', openMemory],
  ['on SQS', openSqs],
])('the letter queue %s', (_, open) => {
  let opened: Opened;
  beforeEach(async () => {
    opened = await open();
  });
  afterEach(() => opened.close());

  it('hands messages over as its consumer reads them', async () => {
    await opened.queue.send(send);
    await opened.queue.send(settle, longestDelaySeconds);
    expect(await opened.held()).toEqual([
      [send, 0],
      [settle, 900],
    ]);
  });
});

describe('on SQS', () => {
  let queue: LetterQueue;
  beforeEach(async () => {
    ({ queue } = await openSqs());
  });
  afterEach(async () => {
    client.destroy();
    await emulator?.stop();
  });

  it('a postponed message comes back after that time', async () => {
    await queue.send(send);
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: url }));
    await queue.postpone(Messages[0]?.ReceiptHandle ?? '', 1800);
    expect(await emulator?.nextDueAt()).toBe(monday + 1_800_000);
  });

  it('what is put aside stands among the dead letters as it was, and says which message it was', async () => {
    const message = { messageId: 'm1', body: 'halo' };
    await sqsPutAside(client, url)(message);
    const ask = { QueueUrl: url, MessageAttributeNames: ['All'] };
    const { Messages = [] } = await client.send(new ReceiveMessageCommand(ask));
    expect(Messages).toMatchObject([
      { Body: 'halo', MessageAttributes: { original: { StringValue: 'm1' } } },
    ]);
    await expect(sqsPutAside(client, `${url}-other`)(message)).rejects.toBeInstanceOf(Unavailable);
  });

  it('a queue that is not there, or does not answer, is unavailable', async () => {
    await expect(new SqsLetterQueue(client, `${url}-other`).send(send)).rejects.toBeInstanceOf(Unavailable);
    await emulator?.stop();
    await expect(queue.send(send)).rejects.toBeInstanceOf(Unavailable);
    await expect(queue.postpone('handle', 1)).rejects.toBeInstanceOf(Unavailable);
  });
});

describe('a message', () => {
  it.each([
    '',
    'null',
    '{}',
    JSON.stringify({ ...send, v: 2 }),
    JSON.stringify({ ...send, kind: 'other' }),
    JSON.stringify({ ...send, letter: 'Siti Aminah' }),
    JSON.stringify({ ...send, letter: `a_${'x'.repeat(61)}` }),
    JSON.stringify({ ...settle, attempt: 4 }),
    JSON.stringify({ ...settle, attempt: '1' }),
  ])('that none of ours wrote is poison: %s', (body) => {
    expect(() => parseLetterMessage(body)).toThrow(Poison);
  });
});
