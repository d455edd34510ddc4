import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { localPlace } from './emulators/emulator.ts';
import type { Host } from './host.ts';
import { hostClient } from './host-client.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Every item of the table, read around the system. */
export async function scanTable({ table }: Pick<Host, 'table'>): Promise<Row[]> {
  const client = new DynamoDBClient(hostClient(table.endpoint, localPlace.region));
  const rows: Row[] = [];
  for await (const { Items = [] } of paginateScan(
    { client },
    { TableName: table.name, ConsistentRead: true },
  ))
    rows.push(...Items.map((item) => unmarshall(item)));
  client.destroy();
  return rows;
}

export const ofKind = (rows: readonly Row[], ...kinds: readonly string[]): Row[] =>
  rows.filter(({ kind }) => kinds.includes(String(kind)));
