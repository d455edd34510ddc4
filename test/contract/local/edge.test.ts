import middy from '@middy/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playEdge } from '../../../local/http/edge.ts';
import { type HttpServer, listen, openGateway } from '../../../local/http/http.ts';
import type { JsonObject } from '../../../local/json.ts';
import { edge, originSecretHeader } from '../../../shared/http/edge.ts';
import { gate } from '../../../shared/http/gate.ts';
import { problems } from '../../../shared/http/problems.ts';
import type { HttpRequest } from '../../../shared/http/request.ts';
import { type HttpResponse, json } from '../../../shared/http/response.ts';
import { type OriginSecret, rotated } from '../../../shared/identity/origin-secret.ts';
import { addressOf, openSource } from '../../flood/source.ts';
import { sendJson } from '../../support/http-client.ts';
import { captureReport } from '../../support/reports.ts';

const [first, second] = ['a'.repeat(64), 'b'.repeat(64)] as [string, string];
const written = '{{resolve:secretsmanager:origin:SecretString:current::}}';

let secret: OriginSecret;
let servers: HttpServer[];

/** A function as they all are, which says who it takes the sender for. */
const fn = middy<HttpRequest, HttpResponse>()
  .use(gate)
  .use(edge('origin', { read: async () => JSON.stringify(secret) }))
  .use(problems({ report: captureReport(), hotline: '1500000' }))
  .handler(async ({ requestContext }) => json(200, { source: requestContext.http.sourceIp }));

/** The API with the edge before it, and the API as somebody finds it who goes around. */
async function open(through: 'edge' | 'nothing'): Promise<string> {
  const system = {
    routes: [{ key: 'POST /status', functionName: 'f', timeoutMs: 30_000 }],
    throttle: { rate: undefined, burst: undefined },
  };
  const invoke = async (event: unknown) => ({
    ...{ ok: true as const, payload: JSON.stringify(await fn(event as HttpRequest, {} as never)) },
  });
  const { answer } = openGateway(system, {
    ...{ functions: new Map([['f', { invoke }]]), clock: { now: () => 0 } },
    ...(through === 'edge' && {
      edge: playEdge({ [originSecretHeader]: written }, () => JSON.stringify(secret)),
    }),
  });
  const server = await listen(0, answer);
  servers.push(server);
  return server.url;
}

beforeEach(() => {
  [secret, servers] = [{ current: first }, []];
});
afterEach(() => Promise.all(servers.map((server) => server.stop())));

const claims = { 'cloudfront-viewer-address': '198.51.100.10:443', 'x-forwarded-for': '198.51.100.10' };
const statusAt = async (url: string, headers: Record<string, string>): Promise<[number, string]> => {
  const { status, text } = await sendJson(`${url}/status`, { receipt: 'X' }, headers);
  return [status, text];
};

describe('through the edge', () => {
  it('each address is a source of its own, whatever a request claims', async () => {
    const url = await open('edge');
    const others = [1, 300].map((number) => openSource(url, addressOf(number)));
    const replies = await Promise.all(others.map((source) => source.post('/status', {})));
    expect(replies.map(({ body }) => body as JsonObject)).toEqual([
      { source: '127.0.1.3' },
      { source: '127.0.2.52' },
    ]);
    for (const source of others) source.close();
    const forged = await statusAt(url, { ...claims, [originSecretHeader]: second });
    expect(forged).toEqual([200, '{"source":"127.0.0.1"}']);
  });

  it('requests are served before, during and after a change of the secret', async () => {
    const url = await open('edge');
    const served = async () => (await statusAt(url, {}))[0];
    expect(await served()).toBe(200);
    secret = rotated(secret, second);
    expect(await served()).toBe(200);
  });
});

describe('around the edge', () => {
  it('nothing is served but to who has the secret, and all others get the same bytes', async () => {
    const url = await open('nothing');
    const refused = await Promise.all([
      statusAt(url, {}),
      statusAt(url, claims),
      statusAt(url, { ...claims, [originSecretHeader]: second }),
    ]);
    expect(new Set(refused.map(String)).size).toBe(1);
    expect(refused[0]?.[0]).toBe(403);
    expect(await statusAt(url, { ...claims, [originSecretHeader]: first })).toEqual([
      200,
      '{"source":"198.51.100.10"}',
    ]);
  });

  it('the value before is accepted until it is retired', async () => {
    const url = await open('nothing');
    const statusWith = async (value: string) =>
      (await statusAt(url, { ...claims, [originSecretHeader]: value }))[0];
    secret = rotated({ current: first }, second);
    expect([await statusWith(first), await statusWith(second)]).toEqual([200, 200]);
  });
});
