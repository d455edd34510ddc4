import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { Poison } from '../errors.ts';
import type { Item } from './table.ts';

/** The item as it stands after the change that a stream record tells of. */
export function newImage(record: DynamoDBRecord): Item {
  const image = record.dynamodb?.NewImage;
  if (!image) throw new Poison('stream record without a new image');
  return unmarshall(image as Record<string, AttributeValue>) as Item;
}

/** The record's place in the stream, which names it in a batch response. */
export function sequenceOf(record: DynamoDBRecord): string {
  const sequence = record.dynamodb?.SequenceNumber;
  if (!sequence) throw new Poison('stream record without a sequence number');
  return sequence;
}
