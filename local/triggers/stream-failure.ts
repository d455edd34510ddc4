import type { StreamRecord } from '../emulators/change-feed.ts';

export type GivenUp = {
  readonly requestId: string;
  readonly functionArn: string;
  readonly condition: string;
  readonly tries: number;
  /** Epoch milliseconds. */
  readonly now: number;
};

/**
 * What Lambda sends to a stream's on-failure queue: where the records stand in the stream, never what they hold.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
export function giveUpMessage(records: readonly StreamRecord[], given: GivenUp): object {
  const [first] = records;
  const last = records.at(-1);
  return {
    requestContext: {
      requestId: given.requestId,
      functionArn: given.functionArn,
      condition: given.condition,
      approximateInvokeCount: given.tries,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date(given.now).toISOString(),
    DDBStreamBatchInfo: {
      shardId: 'shardId-00000000000000000000-local',
      startSequenceNumber: first?.dynamodb.SequenceNumber,
      endSequenceNumber: last?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrivalOf(first),
      approximateArrivalOfLastRecord: arrivalOf(last),
      batchSize: records.length,
      streamArn: first?.eventSourceARN,
    },
  };
}

function arrivalOf(record: StreamRecord | undefined): string | undefined {
  const seconds = record?.dynamodb.ApproximateCreationDateTime;
  return seconds === undefined ? undefined : new Date(seconds * 1000).toISOString();
}
