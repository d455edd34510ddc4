import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  PutItemCommand,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { localPlace } from '../../local/emulators/emulator.ts';
import type { Host } from '../../local/host.ts';
import { hostClient } from '../../local/host-client.ts';
import type { Row } from '../../local/scan-table.ts';

/**
 * A copy of the records as a point-in-time restore makes it: another table with the same keys and indexes, without stream
 * and time to live. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery.html
 */
export async function copyTable({ table }: Pick<Host, 'table'>, TableName: string): Promise<void> {
  const client = new DynamoDBClient(hostClient(table.endpoint, localPlace.region));
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table.name }));
  const indexes = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName, KeySchema, Projection }) => ({
    ...{ IndexName, KeySchema: KeySchema as KeySchemaElement[], Projection },
  }));
  await client.send(
    new CreateTableCommand({
      ...{ TableName, BillingMode: 'PAY_PER_REQUEST', GlobalSecondaryIndexes: indexes },
      ...{ AttributeDefinitions: Table?.AttributeDefinitions, KeySchema: Table?.KeySchema },
    }),
  );
  while ((await client.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus !== 'ACTIVE') {}
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table.name }))
    for (const Item of Items) await client.send(new PutItemCommand({ TableName, Item }));
  client.destroy();
}

export async function rowsOf({ table }: Pick<Host, 'table'>, TableName: string): Promise<Row[]> {
  const client = new DynamoDBClient(hostClient(table.endpoint, localPlace.region));
  const rows: Row[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName }))
    rows.push(...Items.map((item) => unmarshall(item)));
  client.destroy();
  return rows;
}
