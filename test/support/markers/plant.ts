import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { localPlace } from '../../../local/emulators/emulator.ts';
import { hostClient } from '../../../local/host-client.ts';
import { openFunctionLog } from '../../../local/lambda/function-log.ts';
import { LocalFunction } from '../../../local/lambda/lambda.ts';
import { send } from '../http-client.ts';
import type { LocalHost } from '../local-host.ts';
import { troubled } from './people.ts';
import { putInLetterQueue } from './queues.ts';
import type { Heard, Witness } from './witness.ts';

const { name } = troubled;

/** A name let out wherever a mistake could let it out: each place of the search must see it there. */
export async function plantEverywhere(system: LocalHost, world: Witness): Promise<readonly string[]> {
  const { table } = system.host();
  const dynamodb = new DynamoDBClient(hostClient(table.endpoint, localPlace.region));
  const Item = { pk: { S: `S#${randomUUID()}` }, sk: { S: 'control' }, name: { S: name } };
  await dynamodb.send(new PutItemCommand({ TableName: table.name, Item }));
  dynamodb.destroy();
  await mailOf(system);
  await putInLetterQueue(system, `halo ${name}`);
  await system.settle();
  await system.pause('notify');
  await putInLetterQueue(system, name);
  world.heard.push(await carelessAnswer());
  return logOfCarelessFunction();
}

async function mailOf(system: LocalHost): Promise<void> {
  const { ses } = (await system.describe()).endpoints;
  const client = new SESClient(hostClient(ses, localPlace.region));
  const Source = 'layanan@dev.pemberdayaan-tki.example';
  const raw = `From: ${Source}\r\nTo: kemlu@kantor.example\r\nSubject: ${name}\r\n\r\n${name}\r\n`;
  await client.send(
    new SendRawEmailCommand({
      ...{ Source, Destinations: ['kemlu@kantor.example'], RawMessage: { Data: Buffer.from(raw) } },
      Tags: [{ Name: 'person', Value: name.replaceAll(' ', '_') }],
    }),
  );
  client.destroy();
}

/** An answer that names somebody in its body, its link, its file's name, and where it sends the browser. */
async function carelessAnswer(): Promise<Heard> {
  const server = createServer((_request, response) => {
    const path = encodeURIComponent(name);
    const headers = {
      ...{ 'content-type': 'application/problem+json', location: `/status/${path}` },
      'content-disposition': `attachment; filename="${name}.csv"`,
    };
    response.writeHead(409, headers).end(JSON.stringify({ title: 'conflict', existing: { name } }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const reply = await send(`http://127.0.0.1:${port}/`);
  await new Promise((done) => server.close(done));
  return { path: '/careless', reply, entitled: false };
}

/** What the console of a function's process writes, and its crash, in a log of its own. */
async function logOfCarelessFunction(): Promise<readonly string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'careless-'));
  const handler = `export const handler = (event) => {
    console.log({ body: event.body, _aws: {} });
    throw new Error('refused: ' + event.body);
  };`;
  writeFileSync(join(directory, 'index.mjs'), handler);
  const log = openFunctionLog(join(directory, 'logs'));
  const careless = new LocalFunction(
    [
      {
        ...{ name: 'careless', arn: 'careless', directory, handler: 'index.handler', variables: {} },
        ...{ timeoutMs: 10_000, memoryMb: 128, jsonLogLevel: 'INFO', concurrency: 1 },
        ...{ alias: undefined, version: '$LATEST', description: '' },
      },
    ],
    { log, fixed: () => null, surroundings: { PATH: process.env['PATH'] ?? '' } },
  );
  await careless.invoke({ body: name });
  await careless.stop();
  const lines = [...log.lines];
  log.stop();
  rmSync(directory, { recursive: true });
  return lines;
}
