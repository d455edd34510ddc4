import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DynamoDbEmulator, startDynamoDb } from '../../../local/emulators/dynamodb.ts';
import type { Call, CallGate, Emulator } from '../../../local/emulators/emulator.ts';
import { startKms } from '../../../local/emulators/kms.ts';
import { startSecrets } from '../../../local/emulators/secrets.ts';
import { seedOffices } from '../../../local/seed.ts';
import { enrollmentFor } from '../../../local/week/people.ts';
import { eventOf, post } from '../../hostile/harness/attempt.ts';

type Answer = { readonly statusCode: number; readonly body: string };
type Handler = (event: unknown, context: object) => Promise<Answer>;

const attributes = [
  { AttributeName: 'pk', AttributeType: 'S' },
  { AttributeName: 'sk', AttributeType: 'S' },
] as const;
const keys = [
  { AttributeName: 'pk', KeyType: 'HASH' },
  { AttributeName: 'sk', KeyType: 'RANGE' },
] as const;
const calls: Call[] = [];
const gate: CallGate = {
  before: async (call) => void calls.push(call),
  after: async () => {},
};
let dynamodb: DynamoDbEmulator;
let others: readonly Emulator[];

beforeAll(async () => {
  dynamodb = await startDynamoDb({ gate, clock: Date });
  const [kms, secrets] = [await startKms({ gate }), await startSecrets({ gate, clock: Date })];
  others = [kms, secrets];
  await dynamodb.createTable({ TableName: 'records', AttributeDefinitions: attributes, KeySchema: keys });
  await seedOffices({ table: 'records', endpoint: dynamodb.url, region: 'ap-southeast-3' });
  secrets.createSecret({ Name: 'pepper', GenerateSecretString: { PasswordLength: 64 } });
  const variables = {
    ...{ TABLE_NAME: 'records', PEPPER_SECRET_ID: 'pepper', SEALING_KEY_ID: kms.createKey('key').id },
    ...{ AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url, AWS_ENDPOINT_URL_KMS: kms.url },
    ...{ AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url, AWS_REGION: 'ap-southeast-3' },
    ...{ AWS_ACCESS_KEY_ID: 'LOCALtest', AWS_SECRET_ACCESS_KEY: 'none', POWERTOOLS_DEV: 'true' },
    ...{
      AWS_LAMBDA_FUNCTION_NAME: 'peer',
      POWERTOOLS_TRACE_ENABLED: 'false',
      POWERTOOLS_LOG_LEVEL: 'SILENT',
    },
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  for (const method of ['log', 'warn'] as const) vi.spyOn(console, method).mockImplementation(() => {});
});

afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const one of [...others, dynamodb]) await one.stop();
});

const context = { awsRequestId: 'one', functionName: 'peer', getRemainingTimeInMillis: () => 10_000 };
const plain = { targetGroup: 'purna', choices: [{ program: 'padat-karya' }], district: '32.12' };

const cold = ['secretsmanager:GetSecretValue', 'kms:GenerateDataKey', 'dynamodb:Query'];

describe.each([
  ['floor-handler', 1, 1],
  ['tutorial-one-put-handler', 1, 101],
  ['tutorial-handler', 2, 201],
])('the peer %s', (name, puts, seed) => {
  let ask: (body: object) => Promise<Answer & { readonly calls: string[] }>;
  beforeAll(async () => {
    // What one peer remembers from its cold start is not the other's.
    vi.resetModules();
    const { handler } = (await import(`../../../bench/peers/functions/${name}.ts`)) as { handler: Handler };
    ask = async (body) => {
      calls.splice(0);
      const answer = await handler(eventOf(post(JSON.stringify(body))), context);
      return { ...answer, calls: calls.map(({ service, operation }) => `${service}:${operation}`) };
    };
  });

  it('accepts an enrollment with a receipt, by the calls that ours makes when it is cold', async () => {
    const answer = await ask(enrollmentFor(seed, plain));
    expect(answer.statusCode).toBe(201);
    expect(JSON.parse(answer.body).receipt).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    expect(answer.calls).toEqual(expect.arrayContaining([...cold, 'dynamodb:PutItem']));
  });

  it('stores it once: who sends it again gets the same receipt', async () => {
    const body = enrollmentFor(seed + 1, plain);
    const [first, again] = [await ask(body), await ask(body)];
    expect(first.calls.filter((call) => call === 'dynamodb:PutItem')).toHaveLength(puts);
    expect(first.calls).toHaveLength(puts === 1 ? 1 : 3);
    expect([again.statusCode, again.body]).toEqual([201, first.body]);
  });

  it('refuses a card number that is none, and stores nothing', async () => {
    const answer = await ask(enrollmentFor(seed + 2, { ...plain, nik: '123' }));
    expect(answer.statusCode).toBe(400);
    expect(answer.calls.filter((call) => !cold.includes(call)).length).toBeLessThanOrEqual(
      puts === 1 ? 0 : 2,
    );
  });

  it('refuses a district that is not covered', async () => {
    expect((await ask(enrollmentFor(seed + 3, { ...plain, district: '99.99' }))).statusCode).toBe(400);
  });
});
