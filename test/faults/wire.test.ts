import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESClient } from '@aws-sdk/client-ses';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DynamoDbEmulator, startDynamoDb } from '../../local/emulators/dynamodb.ts';
import { openGate } from '../../local/emulators/emulator.ts';
import { type SesEmulator, startSes } from '../../local/emulators/ses.ts';
import type { TableProperties } from '../../local/emulators/tables.ts';
import { Unavailable } from '../../shared/errors.ts';
import { MailRefused, MailUnanswered } from '../../shared/messaging/mailer.ts';
import { SesMailer } from '../../shared/messaging/ses-mailer.ts';
import { SqsLetterQueue } from '../../shared/messaging/sqs-letter-queue.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import { clientOf } from '../support/clients.ts';
import { sendMessage } from '../support/queue-events.ts';
import { resourcesOf, synthesize } from '../support/synthesis.ts';
import { startWire, type Weather, type Wire } from './harness/wire.ts';

/** Shorter than in production, so that a test does not wait; the answer is slower still. */
const patience = { connectionTimeout: 800, requestTimeout: 800, throwOnRequestTimeout: true };
const slowMs = 1_200;
const lost: readonly Weather[] = ['reset', 'half-closed', 'cut off', 'dripping', 'slow'];

let dynamodb: DynamoDbEmulator;
let ses: SesEmulator;
let toTable: Wire;
let toMail: Wire;
let client: DynamoDBClient;
let table: DynamoTable;
let number = 0;
const fresh = () => {
  number += 1;
  return { pk: `item ${number}`, sk: 'S', content: number };
};

beforeAll(async () => {
  const [found] = Object.values(resourcesOf(synthesize('dev').storage, 'AWS::DynamoDB::GlobalTable'));
  dynamodb = await startDynamoDb({ gate: openGate, clock: { now: () => 0 } });
  await dynamodb.createTable({ ...(found?.Properties as TableProperties), TableName: 'records' });
  ses = await startSes({ gate: openGate, clock: { now: () => 0 } });
  ses.addIdentity('layanan.example');
  ses.addConfigurationSet('letters');
  toTable = await startWire(dynamodb.url, slowMs);
  toMail = await startWire(ses.url, slowMs);
  client = new DynamoDBClient({ ...clientOf(toTable.url), maxAttempts: 3, requestHandler: patience });
  table = new DynamoTable(client, 'records');
}, 120_000);

afterAll(async () => {
  client.destroy();
  for (const one of [toTable, toMail, dynamodb, ses]) await one.stop();
});

describe.each(lost)('a table whose answer is %s', (weather) => {
  it('once: the second try of the SDK finds what the first one wrote, and says whose it is', async () => {
    const item = fresh();
    toTable.next(weather);
    expect(await table.putNew(item)).toEqual({ stored: false, existing: item });
  });

  it('at every try: nobody knows, and it is there', async () => {
    const item = fresh();
    toTable.next(weather, weather, weather);
    await expect(table.putNew(item)).rejects.toBeInstanceOf(Unavailable);
    expect(await table.get(item)).toEqual(item);
  });

  it('once, to an update: it happened, and the second try is refused by it', async () => {
    const item = fresh();
    await table.putNew(item);
    toTable.next(weather);
    const answer = await table.update(
      item,
      { set: { content: 'new' } },
      { equals: { content: item.content } },
    );
    expect(answer).toEqual({ updated: false, item: { ...item, content: 'new' } });
  });
});

it('a table that the request never reached has stored nothing, until the SDK asks again', async () => {
  const item = fresh();
  toTable.next('refused', 'refused', 'refused');
  await expect(table.putNew(item)).rejects.toBeInstanceOf(Unavailable);
  expect(await table.get(item)).toBeUndefined();
  toTable.next('refused');
  expect(await table.putNew(item)).toEqual({ stored: true });
});

describe('a mail', () => {
  const mail = {
    ...{ from: 'Layanan <surat@layanan.example>', to: 'navy@kantor.example', subject: 'Rujukan baru' },
    ...{
      text: 'Ada 3 rujukan.',
      html: '<p>Ada 3 rujukan.</p>',
      reference: '0123456789',
      tag: 'navy_W-000001',
    },
  };
  const send = async () => {
    const own = new SESClient({ ...clientOf(toMail.url), requestHandler: patience });
    const failed = await new SesMailer(own, 'letters').send(mail).then(
      () => undefined,
      (error: unknown) => error,
    );
    own.destroy();
    return failed;
  };

  it.each(lost)('whose answer is %s was taken once, and nobody says that it was not', async (weather) => {
    const before = ses.mails().length;
    toMail.next(weather);
    const failed = await send();
    expect(failed).toBeInstanceOf(MailUnanswered);
    expect(failed).not.toBeInstanceOf(MailRefused);
    expect(ses.mails().length - before).toBe(1);
  });

  it('that never reached the service is not sent by the SDK a second time either', async () => {
    const before = ses.mails().length;
    toMail.next('refused');
    expect(await send()).toBeInstanceOf(MailUnanswered);
    expect(ses.mails()).toHaveLength(before);
  });
});

it.each(['refused', 'reset', 'cut off'] as const)(
  'a queue that is %s at every try is unavailable',
  async (weather) => {
    const wire = await startWire(dynamodb.url, slowMs);
    const own = new SQSClient({ ...clientOf(wire.url), maxAttempts: 3, requestHandler: patience });
    wire.next(weather, weather, weather);
    const sending = new SqsLetterQueue(own, `${wire.url}/letters`).send(sendMessage('navy_W-000001'));
    await expect(sending).rejects.toBeInstanceOf(Unavailable);
    own.destroy();
    await wire.stop();
  },
);
