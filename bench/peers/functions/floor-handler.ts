import { readByHand } from './hand-contract.ts';
import { type Service, signedCall } from './signed-call.ts';
import { type DataKey, type Enrollment, receiptOf, recordOf } from './steps.ts';

const { env } = process;
const dynamodb: Service = {
  ...{ name: 'dynamodb', endpoint: env['AWS_ENDPOINT_URL_DYNAMODB'] },
  ...{ target: 'DynamoDB_20120810', json: '1.0' },
};
const kms: Service = {
  ...{ name: 'kms', endpoint: env['AWS_ENDPOINT_URL_KMS'] },
  ...{ target: 'TrentService', json: '1.1' },
};
const secrets: Service = {
  ...{ name: 'secretsmanager', endpoint: env['AWS_ENDPOINT_URL_SECRETS_MANAGER'] },
  ...{ target: 'secretsmanager', json: '1.1' },
};

let pepper: Promise<string> | undefined;
let dataKey: Promise<DataKey> | undefined;
let openDistricts: Promise<ReadonlySet<string>> | undefined;

async function readPepper(): Promise<string> {
  const { content } = await signedCall(secrets, 'GetSecretValue', { SecretId: env['PEPPER_SECRET_ID'] });
  return String(content['SecretString']);
}

async function makeDataKey(): Promise<DataKey> {
  const asked = { KeyId: env['SEALING_KEY_ID'], KeySpec: 'AES_256' };
  const { content } = await signedCall(kms, 'GenerateDataKey', asked);
  const bytes = (name: string) => Buffer.from(String(content[name]), 'base64');
  return { plain: bytes('Plaintext'), wrapped: bytes('CiphertextBlob') };
}

type Office = { readonly sk: { readonly S: string }; readonly verified: { readonly BOOL: boolean } };

/** The directory fits into one page. */
async function readOpenDistricts(): Promise<ReadonlySet<string>> {
  const { content } = await signedCall(dynamodb, 'Query', {
    TableName: env['TABLE_NAME'],
    KeyConditionExpression: 'pk = :office',
    ExpressionAttributeValues: { ':office': { S: 'OFFICE' } },
    ConsistentRead: true,
  });
  const open = (content['Items'] as readonly Office[]).filter(({ verified }) => verified.BOOL);
  return new Set(open.map(({ sk }) => sk.S.split('@')[1] ?? ''));
}

const attribute = (value: string | Uint8Array): object =>
  typeof value === 'string' ? { S: value } : { B: Buffer.from(value).toString('base64') };

async function store(enrollment: Enrollment): Promise<string> {
  pepper ??= readPepper();
  dataKey ??= makeDataKey();
  const receipt = receiptOf(await pepper, enrollment.submissionId);
  const record = recordOf(enrollment, receipt, await pepper, await dataKey);
  const { status, content } = await signedCall(dynamodb, 'PutItem', {
    TableName: env['TABLE_NAME'],
    Item: Object.fromEntries(Object.entries(record).map(([name, value]) => [name, attribute(value)])),
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  const isKept = status === 200 || String(content['__type']).endsWith('ConditionalCheckFailedException');
  if (!isKept) throw new Error(`PutItem answered ${status}`);
  return receipt;
}

const json = (statusCode: number, body: object) => ({
  statusCode,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

/** `POST /enrollments` with nothing but Node: what the same work costs at least. */
export async function handler({ body }: { readonly body: string }) {
  const enrollment = readByHand(JSON.parse(body));
  if (!enrollment) return json(400, { error: 'invalid' });
  openDistricts ??= readOpenDistricts();
  if (!(await openDistricts).has(enrollment.district)) return json(422, { error: 'district not covered' });
  const receipt = await store(enrollment);
  console.log(JSON.stringify({ enrolled: 1 }));
  return json(201, { receipt });
}
