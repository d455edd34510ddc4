import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { Poison } from '../errors.ts';
import type { Item } from './table.ts';

/** The item as it stands after the change that a stream record tells of. */
export function newImage(record: DynamoDBRecord): Item {
  const image = record.dynamodb?.NewImage;
  if (!image) throw new Poison('stream record without a new image');
  const attributes = Object.entries(image).map(([name, value]) => [name, asClient(value)]);
  return unmarshall(Object.fromEntries(attributes)) as Item;
}

type StreamValue = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>[string];

/** An event is JSON, so binary stands in it as base64; the client's values are bytes. */
function asClient({ B, L, M, ...other }: StreamValue): AttributeValue {
  if (B !== undefined) return { B: Buffer.from(B, 'base64') };
  if (L) return { L: L.map(asClient) };
  if (M) return { M: Object.fromEntries(Object.entries(M).map(([name, value]) => [name, asClient(value)])) };
  return other as AttributeValue;
}

/** The record's place in the stream, which names it in a batch response. */
export function sequenceOf(record: DynamoDBRecord): string {
  const sequence = record.dynamodb?.SequenceNumber;
  if (!sequence) throw new Poison('stream record without a sequence number');
  return sequence;
}
