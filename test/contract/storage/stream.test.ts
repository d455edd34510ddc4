import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { expect, it } from 'vitest';
import type { StreamRecord } from '../../../local/emulators/change-feed.ts';
import { startDynamoDb } from '../../../local/emulators/dynamodb.ts';
import { openGate } from '../../../local/emulators/emulator.ts';
import { Poison } from '../../../shared/errors.ts';
import { DynamoTable } from '../../../shared/storage/dynamo-table.ts';
import { newImage, sequenceOf } from '../../../shared/storage/stream.ts';
import type { Item } from '../../../shared/storage/table.ts';
import { clientOf } from '../../support/clients.ts';
import { streamRecord } from '../../support/stream-events.ts';

const item: Item = {
  ...{ pk: 'S#1', sk: 'S', year: 2026, held: false, nothing: null },
  choices: [{ program: 'ttg' }, { program: 'kur-tki', kurSubtype: 'usaha' }],
  flags: [],
  requests: [{ kind: 'correct-phone', sealed: new Uint8Array([2, 128]) }],
  sealed: new Uint8Array([1, 0, 255]),
};

async function recordOf(stored: Item): Promise<DynamoDBRecord> {
  const emulator = await startDynamoDb({ gate: openGate, clock: { now: () => 0 } });
  const heard: StreamRecord[] = [];
  emulator.onRecord((_, record) => heard.push(record));
  const attribute = (name: string) => ({ AttributeName: name, AttributeType: 'S' });
  await emulator.createTable({
    TableName: 'records',
    AttributeDefinitions: [attribute('pk'), attribute('sk')],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
  });
  const client = new DynamoDBClient(clientOf(emulator.url));
  await new DynamoTable(client, 'records').put(stored);
  client.destroy();
  await emulator.stop();
  // Lambda hands an event over as JSON.
  return JSON.parse(JSON.stringify(heard[0])) as DynamoDBRecord;
}

it('a record of the stream tells the item as it was stored, bytes included', async () => {
  const { sealed, requests, ...rest } = newImage(await recordOf(item));
  expect(rest).toEqual({ ...item, sealed: undefined, requests: undefined });
  expect(sealed).toBeInstanceOf(Uint8Array);
  expect([...(sealed as Uint8Array)]).toEqual([1, 0, 255]);
  const [inside] = requests as { sealed: Uint8Array }[];
  expect([...(inside?.sealed ?? [])]).toEqual([2, 128]);
});

it('the records of our tests are like those of the stream', async () => {
  const real = await recordOf(item);
  const ours = streamRecord(item, 0);
  expect(ours.dynamodb?.NewImage).toEqual(real.dynamodb?.NewImage);
  expect(sequenceOf(real)).toMatch(/^\d+$/);
});

it('a record without an image or a number cannot be worked', () => {
  expect(() => newImage({ dynamodb: {} })).toThrow(Poison);
  expect(() => sequenceOf({})).toThrow(Poison);
});
