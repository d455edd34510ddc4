import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StreamRecord } from '../../../local/emulators/change-feed.ts';
import { type DynamoDbEmulator, startDynamoDb } from '../../../local/emulators/dynamodb.ts';
import { openGate } from '../../../local/emulators/emulator.ts';
import type { TableProperties } from '../../../local/emulators/tables.ts';

const now = Date.parse('2026-11-22T23:00:00Z');
const clock = { now: () => now };
const table: TableProperties = {
  TableName: 'letters',
  AttributeDefinitions: ['pk', 'sk', 'office', 'since'].map((name) => ({
    AttributeName: name,
    AttributeType: 'S',
  })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byOffice',
      KeySchema: [
        { AttributeName: 'office', KeyType: 'HASH' },
        { AttributeName: 'since', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['state'] },
    },
  ],
  StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
};

let emulator: DynamoDbEmulator;
let client: DynamoDBClient;
let records: StreamRecord[];

const clientFor = (url: string, accessKeyId = 'LOCALtest0001') =>
  new DynamoDBClient({
    endpoint: url,
    region: 'ap-southeast-3',
    credentials: { accessKeyId, secretAccessKey: 'none' },
    maxAttempts: 1,
  });
const put = (sk: string, more: Record<string, { S: string } | { N: string }> = {}) =>
  new PutItemCommand({ TableName: 'letters', Item: { pk: { S: 'L#desk' }, sk: { S: sk }, ...more } });

beforeEach(async () => {
  emulator = await startDynamoDb({ gate: openGate, clock });
  await emulator.createTable(table);
  records = [];
  emulator.onRecord((_, record) => records.push(record));
  client = clientFor(emulator.url);
});
afterEach(async () => {
  client.destroy();
  await emulator.stop();
});

describe('conditional writes', () => {
  it('tells the item that refused a put', async () => {
    await client.send(put('W-1', { state: { S: 'sent' } }));
    const again = new PutItemCommand({
      TableName: 'letters',
      Item: { pk: { S: 'L#desk' }, sk: { S: 'W-1' }, state: { S: 'queued' } },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const refusal = await client.send(again).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ConditionalCheckFailedException);
    expect((refusal as ConditionalCheckFailedException).Item).toMatchObject({ state: { S: 'sent' } });
  });

  it('tells the item that refused an update, and no item where there is none', async () => {
    const update = new UpdateItemCommand({
      TableName: 'letters',
      Key: { pk: { S: 'L#desk' }, sk: { S: 'W-1' } },
      UpdateExpression: 'SET #s = :new',
      ConditionExpression: '#s = :old',
      ExpressionAttributeNames: { '#s': 'state' },
      ExpressionAttributeValues: { ':new': { S: 'claimed' }, ':old': { S: 'queued' } },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    await expect(client.send(update)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
    await client.send(put('W-1', { state: { S: 'sent' } }));
    await expect(client.send(update)).rejects.toMatchObject({ Item: { state: { S: 'sent' } } });
  });

  it('lets one of many simultaneous puts win', async () => {
    const tries = Array.from({ length: 20 }, (_, n) =>
      client.send(
        new PutItemCommand({
          TableName: 'letters',
          Item: { pk: { S: 'L#desk' }, sk: { S: 'W-1' }, by: { N: String(n) } },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
    const results = await Promise.allSettled(tries);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(records).toHaveLength(1);
  });
});

describe('the change feed', () => {
  it("has the images of each change, in order, at the host's time", async () => {
    await client.send(put('W-1', { state: { S: 'queued' } }));
    await client.send(put('W-1', { state: { S: 'sent' } }));
    await client.send(
      new DeleteItemCommand({ TableName: 'letters', Key: { pk: { S: 'L#desk' }, sk: { S: 'W-1' } } }),
    );
    expect(records.map((record) => record.eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(records[1]?.dynamodb).toMatchObject({
      ApproximateCreationDateTime: now / 1000,
      Keys: { pk: { S: 'L#desk' }, sk: { S: 'W-1' } },
      OldImage: { state: { S: 'queued' } },
      NewImage: { state: { S: 'sent' } },
    });
    expect(records[2]?.dynamodb.NewImage).toBeUndefined();
    const numbers = records.map((record) => record.dynamodb.SequenceNumber);
    expect(numbers).toEqual([...numbers].sort());
  });

  it('is silent about a write that changes nothing and one that was refused', async () => {
    await client.send(put('W-1', { state: { S: 'queued' } }));
    await client.send(put('W-1', { state: { S: 'queued' } }));
    const refused = { ...put('W-1').input, ConditionExpression: 'attribute_not_exists(pk)' };
    await expect(client.send(new PutItemCommand(refused))).rejects.toThrow();
    expect(records).toHaveLength(1);
  });

  it('hears batch writes', async () => {
    const requests = ['W-1', 'W-2'].map((sk) => ({
      PutRequest: { Item: { pk: { S: 'L#desk' }, sk: { S: sk } } },
    }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { letters: requests } }));
    expect(records.map((record) => record.dynamodb.Keys['sk'])).toEqual([{ S: 'W-1' }, { S: 'W-2' }]);
  });

  it("shows only what the stream's view holds", async () => {
    await emulator.createTable({
      ...table,
      TableName: 'slim',
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    });
    const item = (state: string) =>
      new PutItemCommand({
        TableName: 'slim',
        Item: { pk: { S: 'a' }, sk: { S: 'b' }, state: { S: state } },
      });
    await client.send(item('queued'));
    await client.send(item('sent'));
    expect(records[1]?.dynamodb.OldImage).toBeUndefined();
    expect(records[1]?.dynamodb.NewImage).toMatchObject({ state: { S: 'sent' } });
  });
});

it('pages through a sparse index in both directions, with what it projects', async () => {
  for (const since of ['1', '2', '3']) {
    await client.send(
      put(`R-${since}`, { office: { S: 'desk' }, since: { S: since }, state: { S: 'new' }, due: { S: 'x' } }),
    );
  }
  await client.send(put('W-1'));
  const query = {
    TableName: 'letters',
    IndexName: 'byOffice',
    KeyConditionExpression: 'office = :o AND since > :s',
    ExpressionAttributeValues: { ':o': { S: 'desk' }, ':s': { S: '1' } },
    Limit: 1,
  };
  const first = await client.send(new QueryCommand(query));
  expect(first.Items).toEqual([
    { pk: { S: 'L#desk' }, sk: { S: 'R-2' }, office: { S: 'desk' }, since: { S: '2' }, state: { S: 'new' } },
  ]);
  const rest = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: first.LastEvaluatedKey }));
  expect(rest.Items?.map((item) => item['sk'])).toEqual([{ S: 'R-3' }]);
  const back = await client.send(new QueryCommand({ ...query, Limit: 5, ScanIndexForward: false }));
  expect(back.Items?.map((item) => item['sk'])).toEqual([{ S: 'R-3' }, { S: 'R-2' }]);
});

it('sweeps what has expired, as the service, and keeps the rest', async () => {
  await client.send(put('old', { expiresAt: { N: String(now / 1000 - 1) } }));
  await client.send(put('new', { expiresAt: { N: String(now / 1000 + 1) } }));
  await client.send(put('forever'));
  expect(await emulator.sweepExpired()).toBe(1);
  expect(records.at(-1)).toMatchObject({
    eventName: 'REMOVE',
    userIdentity: { principalId: 'dynamodb.amazonaws.com' },
    dynamodb: { Keys: { sk: { S: 'old' } } },
  });
});

it('keeps its data in a directory, and refuses them under another shape', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'table-'));
  const kept = await startDynamoDb({ gate: openGate, clock, directory });
  const { arn } = await kept.createTable(table);
  const first = clientFor(kept.url);
  await first.send(put('W-1'));
  first.destroy();
  await kept.stop();

  const again = await startDynamoDb({ gate: openGate, clock, directory });
  expect((await again.createTable(table)).arn).toBe(arn);
  const second = clientFor(again.url);
  const found = await second.send(
    new GetItemCommand({ TableName: 'letters', Key: { pk: { S: 'L#desk' }, sk: { S: 'W-1' } } }),
  );
  expect(found.Item).toBeDefined();
  const { GlobalSecondaryIndexes: _, ...other } = table;
  await expect(again.createTable(other)).rejects.toThrow('other keys or indexes');
  second.destroy();
  await again.stop();
  rmSync(directory, { recursive: true });
});
