import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamoDbEmulator, startDynamoDb } from '../../local/emulators/dynamodb.ts';
import { openGate } from '../../local/emulators/emulator.ts';
import type { TableProperties } from '../../local/emulators/tables.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import { MemoryTable } from '../../shared/storage/memory-table.ts';
import type { Table } from '../../shared/storage/table.ts';
import { clientOf } from './clients.ts';
import { resourcesOf, synthesize } from './synthesis.ts';

/** The table as it is deployed, indexes and all. */
function deployedTable(): TableProperties {
  const [table] = Object.values(resourcesOf(synthesize('dev').storage, 'AWS::DynamoDB::GlobalTable'));
  return { ...(table?.Properties as TableProperties), TableName: 'records' };
}

/** The two tables that must not differ: the double, and DynamoDB. */
export class BothTables {
  private readonly memory = new MemoryTable();
  private emulator: DynamoDbEmulator | undefined;
  private client: DynamoDBClient | undefined;

  async start(): Promise<void> {
    this.emulator = await startDynamoDb({ gate: openGate, clock: { now: () => 0 } });
    await this.emulator.createTable(deployedTable());
    this.client = new DynamoDBClient(clientOf(this.emulator.url));
  }

  open(which: 'memory' | 'DynamoDB'): Table {
    if (which === 'memory') return this.memory;
    if (!this.client) throw new Error('DynamoDB has not been started');
    return new DynamoTable(this.client, 'records');
  }

  async stop(): Promise<void> {
    this.client?.destroy();
    await this.emulator?.stop();
  }
}
