import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

export type { AttributeValue };
export type Attributes = Readonly<Record<string, AttributeValue>>;

export type Plain = Readonly<Record<string, unknown>>;
/** To be read, not to be written again. */
export const toPlain = (item: Attributes): Plain => unmarshall({ ...item });

/** One of so many parts into which DynamoDB cuts a table: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html */
export type Part = { readonly number: number; readonly of: number };

/**
 * A table as it lies there, with DynamoDB's own types: the port of `shared/storage` would read a set as a list. Only what
 * moves the whole of it works on this.
 */
export type RawTable = {
  pages(part: Part): AsyncIterable<readonly Attributes[]>;
  /** False where an item of this key stands already: it is left as it is. */
  putNew(item: Attributes): Promise<boolean>;
  put(item: Attributes): Promise<void>;
};

export const openRawTable = (client: DynamoDBClient, TableName: string): RawTable => ({
  async *pages({ number: Segment, of: TotalSegments }) {
    const input = { TableName, Segment, TotalSegments, ConsistentRead: true };
    for await (const { Items = [] } of paginateScan({ client }, input)) yield Items;
  },
  async putNew(item) {
    const ConditionExpression = 'attribute_not_exists(pk)';
    try {
      await client.send(new PutItemCommand({ TableName, Item: { ...item }, ConditionExpression }));
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
  async put(item) {
    await client.send(new PutItemCommand({ TableName, Item: { ...item } }));
  },
});
