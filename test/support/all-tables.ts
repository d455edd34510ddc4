import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startDynamoDb } from '../../local/emulators/dynamodb.ts';
import { openGate } from '../../local/emulators/emulator.ts';
import { requestFor, type TableProperties } from '../../local/emulators/tables.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import { MemoryTable } from '../../shared/storage/memory-table.ts';
import type { Table } from '../../shared/storage/table.ts';
import { clientOf } from './clients.ts';
import { dynamoDbLocal, startDynamoDbLocal } from './dynamodb-local.ts';
import { resourceNamed, synthesize } from './synthesis.ts';

/** What must not differ: the double, the emulator that comes with us, and Amazon's, where it is at hand. */
export const engines = [
  'memory',
  'DynamoDB',
  ...(dynamoDbLocal ? (['DynamoDB Local'] as const) : []),
] as const;
type Engine = (typeof engines)[number];

/** The table as it is deployed, indexes and all. */
function deployedTable(): TableProperties {
  const { Properties } = resourceNamed(synthesize('dev').storage, 'RecordsTable');
  return { ...(Properties as TableProperties), TableName: 'records' };
}

/** What is past: the tables of a test see this time. */
export const tableClock = { now: 0 };
const now = () => tableClock.now;

type Opened = { readonly table: Table; close(): Promise<void> };

async function openEmbedded(): Promise<Opened> {
  const emulator = await startDynamoDb({ gate: openGate, clock: { now: () => 0 } });
  await emulator.createTable(deployedTable());
  return opened(new DynamoDBClient(clientOf(emulator.url)), emulator);
}

async function openLocal(directory: string): Promise<Opened> {
  const emulator = await startDynamoDbLocal(directory);
  const client = new DynamoDBClient(clientOf(emulator.url));
  await client.send(new CreateTableCommand(requestFor(deployedTable()) as CreateTableCommandInput));
  return opened(client, emulator);
}

const opened = (client: DynamoDBClient, emulator: { stop(): Promise<void> }): Opened => ({
  table: new DynamoTable(client, 'records', now),
  close: () => {
    client.destroy();
    return emulator.stop();
  },
});

/** The same table on every engine that is at hand. */
export class AllTables {
  private readonly tables = new Map<Engine, Opened>();

  async start(): Promise<void> {
    this.tables.set('memory', { table: new MemoryTable(undefined, now), close: async () => undefined });
    this.tables.set('DynamoDB', await openEmbedded());
    if (dynamoDbLocal) this.tables.set('DynamoDB Local', await openLocal(dynamoDbLocal));
  }

  open(engine: Engine): Table {
    const found = this.tables.get(engine);
    if (!found) throw new Error(`${engine} has not been started`);
    return found.table;
  }

  async stop(): Promise<void> {
    for (const { close } of this.tables.values()) await close();
  }
}
