import { randomUUID } from 'node:crypto';
import { IdempotencyConfig } from '@aws-lambda-powertools/idempotency';
import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
import { makeHandlerIdempotent } from '@aws-lambda-powertools/idempotency/middleware';
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import middy from '@middy/core';
import httpCors from '@middy/http-cors';
import httpErrorHandler from '@middy/http-error-handler';
import httpEventNormalizer from '@middy/http-event-normalizer';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { Context } from 'aws-lambda';
// The guides' form, which brings every language of zod along.
import { z } from 'zod';
import { zodContract } from '../zod-contract.ts';
import { type DataKey, type Enrollment, receiptOf, recordOf } from './steps.ts';

const env = z
  .object({ TABLE_NAME: z.string(), SEALING_KEY_ID: z.string(), PEPPER_SECRET_ID: z.string() })
  .parse(process.env);
const logger = new Logger();
const metrics = new Metrics({ namespace: 'tutorial' });
const tracer = new Tracer();
const dynamodb = tracer.captureAWSv3Client(new DynamoDBClient({}));
const documents = DynamoDBDocumentClient.from(dynamodb);
const secrets = tracer.captureAWSv3Client(new SecretsManagerClient({}));
const kms = tracer.captureAWSv3Client(new KMSClient({}));

let pepper: Promise<string> | undefined;
let dataKey: Promise<DataKey> | undefined;
let openDistricts: Promise<ReadonlySet<string>> | undefined;

async function readPepper(): Promise<string> {
  const answer = await secrets.send(new GetSecretValueCommand({ SecretId: env.PEPPER_SECRET_ID }));
  return answer.SecretString ?? '';
}

async function makeDataKey(): Promise<DataKey> {
  const command = new GenerateDataKeyCommand({ KeyId: env.SEALING_KEY_ID, KeySpec: 'AES_256' });
  const { Plaintext = new Uint8Array(), CiphertextBlob = new Uint8Array() } = await kms.send(command);
  return { plain: Plaintext, wrapped: CiphertextBlob };
}

async function readOpenDistricts(): Promise<ReadonlySet<string>> {
  const open = new Set<string>();
  const query = {
    TableName: env.TABLE_NAME,
    KeyConditionExpression: 'pk = :office',
    ExpressionAttributeValues: { ':office': 'OFFICE' },
    ConsistentRead: true,
  };
  for await (const { Items = [] } of paginateQuery({ client: documents }, query))
    for (const { sk, verified } of Items) if (verified) open.add(String(sk).split('@')[1] ?? '');
  return open;
}

async function store(enrollment: Enrollment): Promise<string> {
  pepper ??= readPepper();
  dataKey ??= makeDataKey();
  const receipt = receiptOf(await pepper, enrollment.submissionId);
  const put = new PutCommand({
    TableName: env.TABLE_NAME,
    Item: recordOf(enrollment, receipt, await pepper, await dataKey),
    ConditionExpression: 'attribute_not_exists(pk)',
  });
  await documents.send(put).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
  return receipt;
}

type Event = { readonly body: unknown };
type Answer = { readonly statusCode: number; readonly body: string };

const json = (statusCode: number, body: object): Answer => ({ statusCode, body: JSON.stringify(body) });

async function accept({ body }: Event): Promise<Answer> {
  const parsed = zodContract.safeParse(body);
  if (!parsed.success) return json(400, { errors: parsed.error.issues });
  openDistricts ??= readOpenDistricts();
  if (!(await openDistricts).has(parsed.data.district)) return json(422, { error: 'district not covered' });
  const receipt = await store(parsed.data);
  metrics.addMetric('Enrollments', MetricUnit.Count, 1);
  logger.info('enrolled', { request: randomUUID() });
  return json(201, { receipt });
}

const guarded = () =>
  middy<Event, Answer, Error, Context>()
    .use(injectLambdaContext(logger))
    .use(captureLambdaHandler(tracer))
    .use(logMetrics(metrics))
    .use(httpEventNormalizer() as object)
    .use(httpHeaderNormalizer() as object)
    .use(httpJsonBodyParser() as object)
    .use(httpSecurityHeaders() as object)
    .use(httpCors() as object)
    .use(httpErrorHandler({ logger: (error) => logger.error('failed', { error }) }) as object);

/** `POST /enrollments` as tutorials build it, but that nothing is kept twice by the condition of its one write alone. */
export const onePut = guarded().handler(accept);

/** As tutorials build it: two more writes hold what was answered. */
export function withIdempotency() {
  const persistenceStore = new DynamoDBPersistenceLayer({
    ...{ tableName: env.TABLE_NAME, keyAttr: 'pk', sortKeyAttr: 'sk', awsSdkV3Client: dynamodb },
  });
  const config = new IdempotencyConfig({ eventKeyJmesPath: 'body.submissionId' });
  return guarded()
    .use(makeHandlerIdempotent({ persistenceStore, config }) as object)
    .handler(accept);
}
