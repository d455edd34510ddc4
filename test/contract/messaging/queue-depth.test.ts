import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from 'vitest';
import { openGate } from '../../../local/emulators/emulator.ts';
import { type SqsEmulator, startSqs } from '../../../local/emulators/sqs.ts';
import { Unavailable } from '../../../shared/errors.ts';
import { memoryQueueDepth, type QueueDepth } from '../../../shared/messaging/queue-depth.ts';
import { sqsQueueDepth } from '../../../shared/messaging/sqs-queue-depth.ts';
import { clientOf } from '../../support/clients.ts';

type Opened = { readonly depth: QueueDepth; put(body: string): Promise<unknown> };

function openMemory(): Promise<Opened> {
  const messages: string[] = [];
  return Promise.resolve({ depth: memoryQueueDepth(messages), put: async (body) => messages.push(body) });
}

let emulator: SqsEmulator | undefined;
let client: SQSClient | undefined;
let url = '';

async function openSqs(): Promise<Opened> {
  emulator = await startSqs({ gate: openGate, now: Date.parse('2026-11-25T22:00:00Z') });
  client = new SQSClient(clientOf(emulator.url));
  ({ url } = await emulator.createQueue({ QueueName: 'dead' }));
  const sqs = client;
  const put = (body: string) => sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }));
  return { depth: sqsQueueDepth(sqs, url), put };
}

afterEach(async () => {
  client?.destroy();
  await emulator?.stop();
  emulator = undefined;
});

describe.each([
  ['in memory', openMemory],
  ['on SQS', openSqs],
])('the depth of a queue %s', (_, open) => {
  it('is how many messages it holds', async () => {
    const { depth, put } = await open();
    expect(await depth()).toBe(0);
    for (const body of ['a', 'b', 'c']) await put(body);
    expect(await depth()).toBe(3);
  });
});

describe('the depth of a queue on SQS', () => {
  it('counts what somebody has in hands', async () => {
    const { depth, put } = await openSqs();
    await put('a');
    await put('b');
    await client?.send(new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 1 }));
    expect(await depth()).toBe(2);
  });

  it('is not known where the queue is not there', async () => {
    await openSqs();
    if (client) await expect(sqsQueueDepth(client, `${url}-other`)()).rejects.toThrow(Unavailable);
  });
});
