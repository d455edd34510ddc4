import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Host } from '../../local/host.ts';

export type Row = Readonly<Record<string, unknown>>;

export const localClient = ({ endpoint }: { readonly endpoint: string }) => ({
  endpoint,
  region: 'ap-southeast-3',
  credentials: { accessKeyId: 'LOCALtest', secretAccessKey: 'local' },
});

/** Every item of the table, read around the system. */
export async function scanTable({ table }: Pick<Host, 'table'>): Promise<Row[]> {
  const client = new DynamoDBClient(localClient(table));
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
