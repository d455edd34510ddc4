import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Host, startHost } from '../../../local/host.ts';
import type { JsonObject } from '../../../local/json.ts';
import {
  httpApi,
  queueMapping,
  storage,
  type WrittenAssembly,
  writeAssembly,
} from '../../support/assembly.ts';
import { stopAndExpectNothing } from '../../support/local-host.ts';

const put = `
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient();
export const put = (pk, at) => client.send(new PutItemCommand({ TableName: process.env.TABLE_NAME, Item: { pk: { S: pk }, at: { S: at } } }));
`;

const sources = {
  front: `${put}
export const handler = async (event) => {
  if (event.rawPath === '/put') await put(JSON.parse(event.body).pk, new Date(event.requestContext.timeEpoch).toISOString());
  if (event.rawPath === '/wait') await new Promise((done) => setTimeout(done, 300));
  return { statusCode: 201, cookies: ['a=1', 'b=2'], headers: { 'x-own': 'yes' }, body: JSON.stringify(event) };
};`,
  follow: `
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
const client = new SQSClient();
export const handler = async ({ Records }) => {
  for (const { dynamodb } of Records)
    await client.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: dynamodb.Keys.pk.S, DelaySeconds: 60 }));
  return { batchItemFailures: [] };
};`,
  work: `${put}
export const handler = async ({ Records }) => {
  const [{ body, messageId, attributes }] = Records;
  console.log('work', body, attributes.ApproximateReceiveCount, new Date().toISOString());
  if (body === 'bad') return { batchItemFailures: [{ itemIdentifier: messageId }] };
  await put('done-' + body, 'x');
  return { batchItemFailures: [] };
};`,
  timed: `
export const handler = async (event) => {
  console.log('timed', JSON.stringify(event), new Date().toISOString());
  if (event.scheduledAt.startsWith('2026-12')) throw new Error('December');
  return { seen: event.scheduledAt };
};`,
  hear: `export const handler = async (event) => { console.log('heard', event.detail.eventType); };`,
};

const schedule = {
  Type: 'AWS::Scheduler::Schedule',
  Properties: {
    ScheduleExpression: 'cron(0 6 ? * MON *)',
    ScheduleExpressionTimezone: 'Asia/Jakarta',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: { 'Fn::GetAtt': ['timed', 'Arn'] },
      Input: '{"scheduledAt":"<aws.scheduler.scheduled-time>"}',
    },
  },
};

const resources: JsonObject = {
  ...storage,
  ...httpApi({
    'POST /put': 'front',
    'POST /echo': 'front',
    'GET /office/{token}': 'front',
    'GET /wait': 'front',
  }),
  Follow: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
      FunctionName: { Ref: 'follow' },
      StartingPosition: 'TRIM_HORIZON',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      FilterCriteria: { Filters: [{ Pattern: '{"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"S#"}]}}}}' }] },
    },
  },
  Work: queueMapping('work', { ScalingConfig: { MaximumConcurrency: 2 } }),
  Monday: schedule,
  DeadWork: { Type: 'AWS::SQS::Queue' },
  TimedConfig: {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: {
      FunctionName: { Ref: 'timed' },
      Qualifier: '$LATEST',
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['DeadWork', 'Arn'] } } },
    },
  },
  Rule: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: { source: ['aws.ses'], detail: { eventType: ['Bounce'] } },
      Targets: [{ Id: 'T', Arn: { 'Fn::GetAtt': ['hear', 'Arn'] } }],
    },
  },
};

let assembly: WrittenAssembly;
let host: Host;

beforeAll(async () => {
  assembly = writeAssembly(sources, resources, { Timeout: 10 });
  const now = '2026-11-20T00:00:00Z';
  host = await startHost({ assembly: assembly.directory, redelivery: false, withoutOffices: true, now });
});

afterAll(async () => {
  if (host) await stopAndExpectNothing(host);
  assembly.remove();
});

const logged = (what: string) => host.logs().filter((line) => line.includes(what));
/** What a function prints comes through a pipe, at times after its answer. */
const expectLines = (what: string, count: number) => expect.poll(() => logged(what)).toHaveLength(count);
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(host.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
const control = async (method: string, path: string, body: object = {}) => {
  const init = method === 'GET' ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${host.url}/_local${path}`, { method, ...init });
  return { status: response.status, body: await response.text() };
};

async function queue(body: string, name = 'Queue'): Promise<void> {
  const { endpoints } = host.describe() as { endpoints: { sqs: string } };
  const credentials = { accessKeyId: 'LOCALtest', secretAccessKey: 'x' };
  const client = new SQSClient({ endpoint: endpoints.sqs, region: 'ap-southeast-3', credentials });
  const QueueUrl = `${endpoints.sqs}/000000000000/app-${name}`;
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
  client.destroy();
}

describe('the HTTP side', () => {
  it('calls the function as the gateway does, at the time of the host', async () => {
    const response = await fetch(`${host.url}/office/a%20b?x=1&x=2&y=%26`, {
      headers: { Cookie: 'c=1; d=2', 'X-Up': 'Yes' },
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('x-own')).toBe('yes');
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(await response.json()).toMatchObject({
      ...{
        version: '2.0',
        routeKey: 'GET /office/{token}',
        rawPath: '/office/a b',
        rawQueryString: 'x=1&x=2&y=%26',
      },
      ...{
        cookies: ['c=1', 'd=2'],
        queryStringParameters: { x: '1,2', y: '&' },
        pathParameters: { token: 'a b' },
      },
      headers: { 'x-up': 'Yes' },
      requestContext: {
        http: { method: 'GET', path: '/office/a b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        ...{ time: '20/Nov/2026:00:00:00 +0000', timeEpoch: Date.parse('2026-11-20T00:00:00Z') },
      },
      isBase64Encoded: false,
    });
  });

  it.each<[string, string | Uint8Array<ArrayBuffer>, string, boolean]>([
    ['text/plain; charset=utf-8', 'a', 'a', false],
    ['application/json', '{"a":"é"}', '{"a":"é"}', false],
    ['application/x-www-form-urlencoded', 'a=1', 'YT0x', true],
    ['application/json', new Uint8Array([0x22, 0xff, 0x22]), 'Iv8i', true],
  ])('hands a body of type %s on as text or as base64', async (type, body, expected, isBase64Encoded) => {
    const init = { method: 'POST', body, headers: { 'content-type': type } };
    const response = await fetch(`${host.url}/echo`, init);
    expect(await response.json()).toMatchObject({ body: expected, isBase64Encoded });
  });

  it('answers itself what reaches no function', async () => {
    expect(await (await fetch(`${host.url}/nowhere`)).json()).toEqual({ message: 'Not Found' });
    expect((await fetch(`${host.url}/%E0%A4%A`)).status).toBe(400);
    expect((await post('/put', 'x'.repeat(10 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await fetch(`${host.url}/wait`, { headers: { 'x-long': 'x'.repeat(10_200) } })).status).toBe(431);
  });
});

describe('time', () => {
  it('moves to each moment at which something falls due, and fires no schedule', async () => {
    await post('/put', '{"pk":"S#1"}');
    expect(await host.settle()).toMatchObject({ settled: true, waiting: { 'messages in app-Queue': 1 } });
    await host.setClock('2026-11-24T00:00:00Z');
    await expectLines('work S#1 1 2026-11-20T00:01:00.000Z', 1);
    expect(logged('timed')).toEqual([]);
  });

  it('is moved by a schedule that is fired for later, and left by one that is fired for earlier', async () => {
    const fired = await host.fire('timed', '2026-11-29T23:00:00Z');
    expect(fired).toMatchObject({ status: 'succeeded', result: { seen: '2026-11-29T23:00:00Z' } });
    expect(host.now().toISOString()).toBe('2026-11-29T23:00:00.000Z');
    await host.fire('timed', '2026-11-22T23:00:00Z');
    expect(host.now().toISOString()).toBe('2026-11-29T23:00:00.000Z');
    await expectLines('2026-11-22T23:00:00Z', 1);
  });

  it('takes along what a caller by hand asks for', async () => {
    const body = { at: '2026-11-29T23:30:00Z', week: '2026-W40' };
    expect((await control('POST', '/schedules/timed', body)).status).toBe(200);
    await expectLines('timed {"scheduledAt":"2026-11-29T23:30:00Z","week":"2026-W40"}', 1);
  });

  it('brings the retries of a failed schedule, and puts it aside after the last', async () => {
    const fired = await host.fire('timed', '2026-12-06T23:00:00Z');
    expect(fired).toMatchObject({ status: 'failed', functionError: { errorMessage: 'December' } });
    expect(await host.settle()).toMatchObject({ waiting: { 'asynchronous invocations': 1 } });
    await host.setClock('2026-12-06T23:05:00Z');
    await expectLines('timed {"scheduledAt":"2026-12-06', 3);
    const aside = (await host.deadLetters()).find(({ queue: name }) => name === 'app-DeadWork');
    expect(aside?.messages).toMatchObject([
      {
        body: {
          requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
          requestPayload: { scheduledAt: '2026-12-06T23:00:00Z' },
          responsePayload: { errorType: 'Error', errorMessage: 'December' },
        },
      },
    ]);
    await queue('{"DDBStreamBatchInfo":{}}', 'DeadWork');
    const redrive = async () => JSON.parse((await control('POST', '/redrive')).body);
    expect(await redrive()).toMatchObject({ moved: { 'app-DeadWork': 1 }, left: { 'app-DeadWork': 1 } });
    expect(await redrive()).toMatchObject({ moved: { 'app-DeadWork': 0 }, left: { 'app-DeadWork': 1 } });
    await host.settle();
    await expectLines('timed {"scheduledAt":"2026-12-06', 4);
  });
});

describe('the queue', () => {
  it('gives a message back until it goes to the dead letters, from where it can come again', async () => {
    await queue('bad');
    await host.settle();
    await host.setClock(new Date(host.now().getTime() + 600_000).toISOString());
    await expectLines('work bad', 3);
    const dead = (await host.deadLetters()).find(({ queue: name }) => name === 'app-Dead');
    expect(dead?.messages).toMatchObject([{ body: 'bad' }]);
    expect(await host.redrive()).toMatchObject({ 'app-Dead': 1 });
    await host.settle();
    await expectLines('work bad', 4);
  });

  it('keeps what a paused function does not take', async () => {
    host.pause('work');
    await queue('later');
    expect(await host.settle()).toMatchObject({ settled: true });
    expect(logged('work later')).toEqual([]);
    host.pause('work', false);
    await host.settle();
    await expectLines('work later', 1);
  });

  it.each(['before', 'after'])('delivers again what was killed %s its write', async (when) => {
    host.kill('work', `${when} dynamodb PutItem 1`);
    await queue(`killed-${when}`);
    await host.settle();
    await expectLines(`work killed-${when}`, 1);
    await host.setClock(new Date(host.now().getTime() + 91_000).toISOString());
    await expectLines(`work killed-${when}`, 2);
  });
});

describe('the controls', () => {
  it('put an event on the bus, from where its rules hand it on', async () => {
    const bounce = { 'detail-type': 'Email Bounced', detail: { eventType: 'Bounce' } };
    expect(await control('POST', '/ses-events', bounce)).toMatchObject({
      status: 200,
      body: expect.stringContaining('1'),
    });
    await control('POST', '/ses-events', { detail: { eventType: 'Open' } });
    await host.settle();
    await expect.poll(() => logged('heard')).toEqual(['hear | heard Bounce']);
  });

  it.each([
    ['GET', '/nothing', {}, 404],
    ['POST', '/schedules/nobody', {}, 404],
    ['POST', '/schedules/timed', { at: 5 }, 400],
    ['POST', '/kill', { function: 'work', when: 'sometime' }, 400],
    ['POST', '/kill', { function: 'nobody', when: 'after dynamodb PutItem 1' }, 404],
    ['POST', '/clock', { now: 'soon' }, 400],
    ['POST', '/clock', {}, 400],
    ['POST', '/ses-events', {}, 400],
  ])('%s %s %j answers %i', async (method, path, body, status) => {
    expect((await control(method, path, body)).status).toBe(status);
  });

  it('show what runs, and the mailboxes', async () => {
    expect(JSON.parse((await control('GET', '')).body)).toMatchObject({
      clock: 'frozen',
      table: 'app-Table',
    });
    expect((await control('GET', '/mailbox')).body).toContain('No mail yet');
  });
});
