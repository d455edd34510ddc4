import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { startDynamoDb } from '../../../local/emulators/dynamodb.ts';
import { openGate } from '../../../local/emulators/emulator.ts';
import { Unavailable } from '../../../shared/errors.ts';
import { DynamoTable } from '../../../shared/storage/dynamo-table.ts';
import type { Table } from '../../../shared/storage/table.ts';
import { clientOf } from '../../support/clients.ts';
import { all } from '../../support/items.ts';

describe('a store that does not answer', () => {
  it.each<[string, (table: Table) => Promise<unknown>]>([
    ['putNew', (table) => table.putNew({ pk: 'a', sk: 'b' })],
    ['put', (table) => table.put({ pk: 'a', sk: 'b' })],
    ['get', (table) => table.get({ pk: 'a', sk: 'b' })],
    ['update', (table) => table.update({ pk: 'a', sk: 'b' }, { set: { c: 1 } })],
    ['remove', (table) => table.remove({ pk: 'a', sk: 'b' })],
    ['query', (table) => all(table.query({ partition: 'a' }))],
    ['pages', (table) => all(table.pages({ partition: 'a' }, ['b']))],
  ])('makes %s say that it is unavailable', async (_, call) => {
    const gone = new DynamoDBClient(clientOf('http://127.0.0.1:9'));
    await expect(call(new DynamoTable(gone, 'records'))).rejects.toBeInstanceOf(Unavailable);
    gone.destroy();
  });

  it('because the table is not there, too', async () => {
    const emulator = await startDynamoDb({ gate: openGate, clock: { now: () => 0 } });
    const client = new DynamoDBClient(clientOf(emulator.url));
    await expect(new DynamoTable(client, 'other').get({ pk: 'a', sk: 'b' })).rejects.toBeInstanceOf(
      Unavailable,
    );
    client.destroy();
    await emulator.stop();
  });

  it('once its connection breaks in the middle of a call', async () => {
    const gate = { ...openGate, after: () => Promise.reject(new Error('gone')) };
    const dropping = await startDynamoDb({ gate, clock: { now: () => 0 } });
    const broken = new DynamoDBClient(clientOf(dropping.url));
    await expect(new DynamoTable(broken, 'records').put({ pk: 'a', sk: 'b' })).rejects.toBeInstanceOf(
      Unavailable,
    );
    broken.destroy();
    await dropping.stop();
  });
});
