import { isDeepStrictEqual } from 'node:util';
import type { ChangeFeed, StreamViewType } from './change-feed.ts';
import {
  createKey,
  promised,
  runInside,
  type Store,
  type StoredItem,
  type TableDescription,
} from './dynalite.ts';

type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: string }[];
type Index = { readonly IndexName: string; readonly KeySchema: KeySchema; readonly Projection: object };

/** What counts of `AWS::DynamoDB::GlobalTable` and `AWS::DynamoDB::Table`; the rest is passed over. */
export type TableProperties = {
  readonly TableName: string;
  readonly AttributeDefinitions: readonly {
    readonly AttributeName: string;
    readonly AttributeType: string;
  }[];
  readonly KeySchema: KeySchema;
  readonly GlobalSecondaryIndexes?: readonly Index[];
  readonly LocalSecondaryIndexes?: readonly Index[];
  readonly StreamSpecification?: { readonly StreamViewType: StreamViewType };
  readonly TimeToLiveSpecification?: { readonly AttributeName?: string; readonly Enabled?: boolean };
  /** Of a global table. */
  readonly Replicas?: readonly Kept[];
} & Kept;

/** How a table's data are kept from being lost: only told, not done, here. */
type Kept = {
  readonly DeletionProtectionEnabled?: boolean;
  readonly PointInTimeRecoverySpecification?: {
    readonly PointInTimeRecoveryEnabled?: boolean;
    readonly RecoveryPeriodInDays?: number;
  };
};

type TableShape = Pick<TableProperties, 'KeySchema' | 'GlobalSecondaryIndexes'>;

export type CreatedTable = { readonly name: string; readonly arn: string; readonly streamArn: string };

/** Creates the table, or takes up the kept one; throws where a kept one has other keys or indexes. */
export async function createTable(
  store: Store,
  feed: ChangeFeed,
  properties: TableProperties,
): Promise<CreatedTable> {
  const { TableName: name } = properties;
  const kept = await describe(store, name).catch(() => undefined);
  if (kept) requireSameShape(name, kept, properties);
  else await runInside(store, 'createTable', structuredClone(requestFor(properties)));
  const { TableArn: arn } = await whenActive(store, name);
  const streamArn = `${arn}/stream/local`;
  const view = properties.StreamSpecification?.StreamViewType;
  const keys = properties.KeySchema.map((key) => key.AttributeName);
  if (view) feed.follow(name, { keys, view, streamArn });
  return { name, arn, streamArn };
}

/** As `CreateTable` takes it. */
export function requestFor(properties: TableProperties): object {
  const { TableName, AttributeDefinitions, KeySchema } = properties;
  const { GlobalSecondaryIndexes: global = [], LocalSecondaryIndexes: local = [] } = properties;
  return {
    TableName,
    AttributeDefinitions,
    KeySchema,
    BillingMode: 'PAY_PER_REQUEST',
    ...(global.length > 0 && { GlobalSecondaryIndexes: global.map(shapeOfIndex) }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local.map(shapeOfIndex) }),
  };
}

function shapeOfIndex({ IndexName, KeySchema, Projection }: Index): Index {
  return { IndexName, KeySchema, Projection };
}

function requireSameShape(name: string, kept: TableShape, wanted: TableShape): void {
  const shape = ({ KeySchema, GlobalSecondaryIndexes = [] }: TableShape): unknown =>
    JSON.parse(JSON.stringify({ KeySchema, indexes: GlobalSecondaryIndexes.map(shapeOfIndex) }));
  if (isDeepStrictEqual(shape(kept), shape(wanted))) return;
  throw new Error(
    `The kept table ${name} has other keys or indexes than the template: start with a new directory`,
  );
}

async function whenActive(store: Store, name: string): Promise<TableDescription> {
  for (;;) {
    const table = await describe(store, name);
    if (table.TableStatus === 'ACTIVE') return table;
  }
}

function describe(store: Store, name: string): Promise<TableDescription> {
  return promised((done) => store.getTable(name, false, done));
}

/** Removes what has expired at `now` (epoch milliseconds); answers how many items. */
export async function sweep(
  store: Store,
  feed: ChangeFeed,
  name: string,
  attribute: string,
  now: number,
): Promise<number> {
  const table = await describe(store, name);
  const seconds = Math.floor(now / 1000);
  let swept = 0;
  for await (const item of store.db.values({ gte: `item-${name}~`, lt: `item-${name}~\xff` })) {
    const expiry = item[attribute]?.['N'];
    if (typeof expiry !== 'string' || Number(expiry) >= seconds) continue;
    await feed.asService(name, createKey(item, table), () =>
      runInside(store, 'deleteItem', {
        TableName: name,
        Key: keyOf(item, table.KeySchema),
        // An item that was given another expiry since it was read stays.
        Expected: { [attribute]: { ComparisonOperator: 'EQ', AttributeValueList: [{ N: expiry }] } },
      }).then(
        () => swept++,
        () => undefined,
      ),
    );
  }
  return swept;
}

function keyOf(item: StoredItem, schema: KeySchema): StoredItem {
  return Object.fromEntries(schema.map(({ AttributeName }) => [AttributeName, item[AttributeName] ?? {}]));
}
