import { convertToAttr } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Item } from '../../shared/storage/table.ts';

/** What Lambda hands over of a change: JSON, so that binary stands as base64. */
export function streamRecord(image: Item, sequence: number): DynamoDBRecord {
  const attributes = Object.entries(image).map(([name, value]) => [
    name,
    convertToAttr(value, { removeUndefinedValues: true }),
  ]);
  return JSON.parse(
    withBase64({
      eventID: `event-${sequence}`,
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      dynamodb: {
        NewImage: Object.fromEntries(attributes),
        SequenceNumber: String(1000 + sequence),
        StreamViewType: 'NEW_IMAGE',
      },
    }),
  ) as DynamoDBRecord;
}

const withBase64 = (record: object): string =>
  JSON.stringify(record, (_name, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );

export const streamEvent = (images: readonly Item[]): DynamoDBStreamEvent => ({
  Records: images.map(streamRecord),
});
