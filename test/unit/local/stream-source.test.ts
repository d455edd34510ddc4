import { describe, expect, it } from 'vitest';
import { schemas } from '../../../local/assembly/known-types.ts';
import type { StreamRecord } from '../../../local/emulators/change-feed.ts';
import { isObject, type Json } from '../../../local/json.ts';
import type { FunctionDefinition } from '../../../local/lambda/function-version.ts';
import type { Outcome } from '../../../local/lambda/lambda-environment.ts';
import type { HostQueues } from '../../../local/triggers/host-queues.ts';
import { noRedelivery, type Redelivery } from '../../../local/triggers/redelivery.ts';
import { StreamSource } from '../../../local/triggers/stream-source.ts';

const done: Outcome = { ok: true, payload: 'null' };
const failed: Outcome = { ok: false, error: { errorType: 'E', errorMessage: 'x' } };
const failing = (...sequence: string[]): Outcome => ({
  ok: true,
  payload: JSON.stringify({ batchItemFailures: sequence.map((itemIdentifier) => ({ itemIdentifier })) }),
});

function record(sequence: number, key = 'k', seconds = 1000): StreamRecord {
  return {
    ...{ eventID: String(sequence), eventName: 'INSERT', eventVersion: '1.1', eventSource: 'aws:dynamodb' },
    ...{ awsRegion: 'r', eventSourceARN: 'stream' },
    dynamodb: {
      ApproximateCreationDateTime: seconds,
      Keys: { pk: { S: key } },
      SequenceNumber: String(sequence),
      SizeBytes: 1,
      StreamViewType: 'NEW_IMAGE',
    },
  };
}

type Judge = (batch: readonly string[], call: number) => Outcome;

function sequencesOf(event: Json): string[] {
  const records = isObject(event) && Array.isArray(event['Records']) ? event['Records'] : [];
  return records.flatMap((one) =>
    isObject(one) && isObject(one['dynamodb']) ? [String(one['dynamodb']['SequenceNumber'])] : [],
  );
}

/** A source with one lane's worth of records, all offered at once; answers what the function was called with. */
async function run(
  judge: Judge,
  settings: Record<string, unknown>,
  records: readonly StreamRecord[],
  redelivery: Redelivery = noRedelivery,
) {
  const calls: string[][] = [];
  const putAside: object[] = [];
  const properties = {
    EventSourceArn: 'stream',
    FunctionName: 'f',
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  };
  const source = new StreamSource(
    {
      ...{ functionName: 'f', sourceArn: 'stream', accepts: () => true },
      settings: schemas['AWS::Lambda::EventSourceMapping'].parse({ ...properties, ...settings }),
    },
    {
      target: {
        definition: { arn: 'arn:f' } as FunctionDefinition,
        invoke: async (event) => {
          calls.push(sequencesOf(event));
          return judge(calls.at(-1) ?? [], calls.length);
        },
      },
      queues: { send: async (_arn, body) => void putAside.push(body) } as HostQueues,
      clock: { now: () => 1_000_000 },
      redelivery,
      report: () => {},
    },
  );
  source.setPaused(true);
  for (const one of records) source.offer(one);
  source.setPaused(false);
  while (source.busy() > 0) await new Promise((next) => setTimeout(next, 1));
  await source.stop();
  return { calls, putAside };
}

const destination = { DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:r:0:dead' } } };
const three = [record(1), record(2), record(3)];

describe('a stream source', () => {
  it('hands records over in order, in batches of the given size', async () => {
    const { calls } = await run(() => done, { BatchSize: 2 }, three);
    expect(calls).toEqual([['1', '2'], ['3']]);
  });

  it('goes on from the lowest record that failed', async () => {
    const { calls } = await run((_batch, call) => (call === 1 ? failing('3', '2') : done), {}, three);
    expect(calls).toEqual([
      ['1', '2', '3'],
      ['2', '3'],
    ]);
  });

  it('tries a failing record again as often as it may, and then puts its place aside', async () => {
    const { calls, putAside } = await run(() => failed, { MaximumRetryAttempts: 2, ...destination }, [
      record(1),
    ]);
    expect(calls).toHaveLength(3);
    expect(putAside).toMatchObject([
      {
        requestContext: { condition: 'RetryAttemptsExhausted', functionArn: 'arn:f' },
        DDBStreamBatchInfo: {
          startSequenceNumber: '1',
          endSequenceNumber: '1',
          batchSize: 1,
          streamArn: 'stream',
        },
      },
    ]);
    expect(JSON.stringify(putAside)).not.toContain('"k"');
  });

  it('halves a failing batch until the bad record is alone', async () => {
    const judge: Judge = (batch) => (batch.includes('2') ? failed : done);
    const settings = { MaximumRetryAttempts: 1, BisectBatchOnFunctionError: true, ...destination };
    const { calls, putAside } = await run(judge, settings, three);
    expect(calls).toEqual([['1', '2', '3'], ['1', '2'], ['1'], ['2'], ['2'], ['3']]);
    expect(putAside).toMatchObject([{ DDBStreamBatchInfo: { startSequenceNumber: '2', batchSize: 1 } }]);
  });

  it('puts aside what is too old, and hands over the rest', async () => {
    const settings = { MaximumRecordAgeInSeconds: 60, ...destination };
    const { calls, putAside } = await run(() => done, settings, [record(1, 'k', 900), record(2, 'k', 950)]);
    expect(calls).toEqual([['2']]);
    expect(putAside).toMatchObject([{ requestContext: { condition: 'RecordAgeExceeded' } }]);
  });

  it('may hand over a batch once more after it went well', async () => {
    const { calls } = await run(() => done, {}, three, { happens: () => true });
    expect(calls).toEqual([
      ['1', '2', '3'],
      ['1', '2', '3'],
    ]);
  });

  it('keeps the order of each key where several keys go at the same time', async () => {
    const records = Array.from({ length: 60 }, (_, index) => record(index + 100, `k${index % 7}`));
    const { calls } = await run(() => done, { ParallelizationFactor: 10, BatchSize: 3 }, records);
    const order = calls.flat().map(Number);
    for (let key = 0; key < 7; key += 1) {
      const own = order.filter((sequence) => (sequence - 100) % 7 === key);
      expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
    expect(order).toHaveLength(60);
  });
});
