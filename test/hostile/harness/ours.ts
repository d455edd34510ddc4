import { Agent } from 'node:http';
import { DeleteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DecryptCommand, KMSClient } from '@aws-sdk/client-kms';
import { localPlace } from '../../../local/emulators/emulator.ts';
import type { Host } from '../../../local/host.ts';
import { hostClient } from '../../../local/host-client.ts';
import { isObject, type Json, type JsonObject, tryParseJson } from '../../../local/json.ts';
import { type Row, scanTable } from '../../../local/scan-table.ts';
import { unseal } from '../../../shared/sealing/sealer.ts';
import { exchange } from './exchange.ts';
import type { Answer, Target } from './target.ts';

/**
 * Our system: the bundled function called with an event, and the same over HTTP. Pause `dispatch` before, so that
 * nothing but what `enroll` writes is in the table.
 */
export function ours(host: Host): Target & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  let heard = host.logs().length;
  return {
    ...{ name: 'ours', strict: true, origin: host.url },
    send: async ({ wire, event }) => {
      const direct = event === undefined ? undefined : await callEnroll(host, event);
      const overHttp = wire && (await patiently(() => exchange(host.url, wire, agent)));
      return direct && overHttp ? compared(direct, overHttp) : (direct ?? overHttp);
    },
    takeKept: () => takeSubmissions(host),
    takeLog: () => {
      const lines = host.logs().slice(heard);
      heard = host.logs().length;
      return lines;
    },
    close: () => agent.destroy(),
  };
}

async function callEnroll(host: Host, event: Json): Promise<Answer> {
  const outcome = await host.invoke('enroll', event);
  const answer = outcome.ok ? tryParseJson(outcome.payload) : undefined;
  if (!isObject(answer)) return { status: 500, headers: {}, body: '', fault: 'the function throws' };
  const headers = isObject(answer['headers']) ? lowerCased(answer['headers']) : {};
  return { status: Number(answer['statusCode']), headers, body: String(answer['body']) };
}

const lowerCased = (headers: JsonObject): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

/** The gateway lets only so many through a second; a battery waits. */
async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  const answer = await ask();
  if (answer.status !== 429) return answer;
  await new Promise((done) => setTimeout(done, 50));
  return patiently(ask);
}

/** What the server adds of itself. */
const added = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'];

function compared(direct: Answer, overHttp: Answer): Answer {
  const seen = (answer: Answer): string => {
    const headers = Object.entries(answer.headers).filter(([name]) => !added.includes(name));
    return JSON.stringify([answer.status, headers.sort(), answer.body]);
  };
  if (seen(direct) === seen(overHttp)) return overHttp;
  return { ...overHttp, fault: `as an event ${direct.status}, over HTTP ${overHttp.status}: other answers` };
}

/** Opens what was stored since the last call, and takes it out of the table. */
async function takeSubmissions(host: Host): Promise<readonly Row[]> {
  const rows = (await scanTable(host)).filter(({ kind }) => kind !== 'office');
  const dynamo = new DynamoDBClient(hostClient(host.table.endpoint, localPlace.region));
  const { kms } = (host.describe() as { endpoints: { kms: string } }).endpoints;
  const client = new KMSClient(hostClient(kms, localPlace.region));
  const opened = await Promise.all(rows.map((row) => open(row, client)));
  for (const { pk, sk } of rows)
    await dynamo.send(
      new DeleteItemCommand({ TableName: host.table.name, Key: { pk: { S: `${pk}` }, sk: { S: `${sk}` } } }),
    );
  dynamo.destroy();
  client.destroy();
  return opened.filter(({ kind }) => kind !== 'unmet');
}

async function open(row: Row, client: KMSClient): Promise<Row> {
  const { pk, sk, sealed } = row;
  if (!(sealed instanceof Uint8Array)) return row;
  const unwrap = async (wrapped: Uint8Array): Promise<Uint8Array> => {
    const asked = { CiphertextBlob: wrapped, EncryptionContext: { purpose: 'personal-data' } };
    return (await client.send(new DecryptCommand(asked))).Plaintext ?? new Uint8Array();
  };
  const personal = await unseal({ unwrap }, sealed, { pk: String(pk), sk: String(sk) });
  return { ...row, ...(JSON.parse(personal) as Row) };
}
