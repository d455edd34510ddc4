import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DynamoDbEmulator, startDynamoDb } from '../../../local/emulators/dynamodb.ts';
import type { Call, CallGate } from '../../../local/emulators/emulator.ts';
import { type SqsEmulator, startSqs } from '../../../local/emulators/sqs.ts';

/** A process that makes one signed call and dies by its exit code or by the gate's hand. */
const callerScript = `
  const [url, target, type, body] = process.argv.slice(1);
  const headers = {
    'content-type': type, 'x-amz-target': target, 'x-amz-date': '20261122T230000Z',
    authorization: 'AWS4-HMAC-SHA256 Credential=LOCALvictim0001/20261122/x/x/aws4_request, SignedHeaders=host, Signature=0',
  };
  fetch(url, { method: 'POST', headers, body }).then((answer) => process.exit(answer.ok ? 0 : 1));
`;

let victim: ChildProcess | undefined;
let killWhen: 'before' | 'after' | undefined;

async function kill(when: 'before' | 'after', call: Call): Promise<void> {
  if (when !== killWhen || call.caller !== 'LOCALvictim0001' || !victim) return;
  const exited = once(victim, 'exit');
  victim.kill('SIGKILL');
  await exited;
}
const gate: CallGate = { before: (call) => kill('before', call), after: (call) => kill('after', call) };

async function callAs(url: string, target: string, type: string, body: object): Promise<string | number> {
  victim = spawn(process.execPath, ['-e', callerScript, url, target, type, JSON.stringify(body)]);
  const [code, signal] = (await once(victim, 'exit')) as [number | null, string | null];
  return signal ?? code ?? 'unknown';
}

afterEach(() => {
  killWhen = undefined;
});

describe('a caller of DynamoDB', () => {
  let emulator: DynamoDbEmulator;
  let client: DynamoDBClient;
  const Key = { pk: { S: 'S#1' } };
  const put = () =>
    callAs(emulator.url, 'DynamoDB_20120810.PutItem', 'application/x-amz-json-1.0', {
      TableName: 'table',
      Item: Key,
    });
  const stored = async () => (await client.send(new GetItemCommand({ TableName: 'table', Key }))).Item;

  beforeEach(async () => {
    emulator = await startDynamoDb({ gate, clock: Date });
    await emulator.createTable({
      TableName: 'table',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    });
    const credentials = { accessKeyId: 'LOCALhost', secretAccessKey: 'none' };
    client = new DynamoDBClient({ endpoint: emulator.url, region: 'x', credentials });
  });
  afterEach(async () => {
    client.destroy();
    await emulator.stop();
  });

  it('that is killed before its call has written nothing', async () => {
    killWhen = 'before';
    expect(await put()).toBe('SIGKILL');
    expect(await stored()).toBeUndefined();
  });

  it('that is killed after its call has written', async () => {
    killWhen = 'after';
    expect(await put()).toBe('SIGKILL');
    expect(await stored()).toEqual(Key);
  });

  it('that is left alone gets its answer', async () => {
    expect(await put()).toBe(0);
  });
});

describe('a caller of SQS', () => {
  let emulator: SqsEmulator;
  let QueueUrl: string;
  const send = () =>
    callAs(emulator.url, 'AmazonSQS.SendMessage', 'application/x-amz-json-1.0', {
      QueueUrl,
      MessageBody: 'x',
    });

  beforeEach(async () => {
    emulator = await startSqs({ gate, now: null });
    QueueUrl = (await emulator.createQueue({ QueueName: 'letters' })).url;
  });
  afterEach(() => emulator.stop());

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('that is killed %s its call has sent %i messages', async (when, visible) => {
    killWhen = when;
    expect(await send()).toBe('SIGKILL');
    expect(await emulator.inspect()).toMatchObject({ letters: { visible } });
  });
});
