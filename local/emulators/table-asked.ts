import { type Asked, arnIn, type Place } from './emulator.ts';
import type { Input } from './json-service.ts';
import type { TableProperties } from './tables.ts';

/** The partition attribute of a table, under '', and of each of its indexes. */
export type Partitions = ReadonlyMap<string, string>;

export function partitionsOf({ KeySchema, GlobalSecondaryIndexes = [] }: TableProperties): Partitions {
  const partition = (keys: TableProperties['KeySchema']) =>
    keys.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
  const ofIndexes = GlobalSecondaryIndexes.map((one) => [one.IndexName, partition(one.KeySchema)] as const);
  return new Map([['', partition(KeySchema)], ...ofIndexes]);
}

/** What a request of DynamoDB names: its table or index, and the partition, which IAM calls the leading key. */
export function tableAsked(input: Input, tables: ReadonlyMap<string, Partitions>, place: Place): Asked {
  const table = String(input['TableName']);
  const index = input['IndexName'] === undefined ? '' : String(input['IndexName']);
  const resource = arnIn(place, 'dynamodb', `table/${table}${index && `/index/${index}`}`);
  const leading = leadingKey(input, tables.get(table)?.get(index) ?? '');
  const context = leading === undefined ? {} : { 'dynamodb:LeadingKeys': [leading] };
  return { resources: [resource], context };
}

type Attributes = Readonly<Record<string, { readonly S?: string } | undefined>>;

function leadingKey(input: Input, attribute: string): string | undefined {
  const item = (input['Key'] ?? input['Item']) as Attributes | undefined;
  return item ? item[attribute]?.S : queriedPartition(input, attribute);
}

function queriedPartition(input: Input, attribute: string): string | undefined {
  const names = (input['ExpressionAttributeNames'] ?? {}) as Readonly<Record<string, string>>;
  const values = (input['ExpressionAttributeValues'] ?? {}) as Attributes;
  const terms = String(input['KeyConditionExpression'] ?? '').matchAll(/([#\w]+)\s*=\s*(:\w+)/g);
  for (const [, name = '', value = ''] of terms)
    if ((names[name] ?? name) === attribute) return values[value]?.S;
  return undefined;
}
