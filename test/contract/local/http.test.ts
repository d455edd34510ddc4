import { afterEach, describe, expect, it } from 'vitest';
import type { System } from '../../../local/assembly/system.ts';
import { type HttpServer, listen, openGateway } from '../../../local/http/http.ts';
import type { Outcome } from '../../../local/lambda/lambda-environment.ts';
import { speak } from '../../support/raw-socket.ts';

let server: HttpServer | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

type Given = {
  readonly answer: unknown;
  readonly afterMs?: number;
  readonly timeoutMs?: number;
  readonly rate?: number;
  readonly patienceMs?: number;
};

const unlimited = { rate: undefined, burst: undefined };

/** A gateway with one route, whose function answers what is given. */
async function gateway({
  answer,
  afterMs = 0,
  timeoutMs = 30_000,
  rate,
  patienceMs,
}: Given): Promise<string> {
  const outcome: Outcome =
    answer instanceof Error
      ? { ok: false, error: { errorType: 'Error', errorMessage: 'secret detail' } }
      : { ok: true, payload: JSON.stringify(answer) ?? 'null' };
  const invoke = async () => {
    await new Promise((done) => setTimeout(done, afterMs));
    return outcome;
  };
  const system: Pick<System, 'routes' | 'throttle'> = {
    routes: [{ key: '$default', functionName: 'f', timeoutMs }],
    throttle: { rate, burst: rate },
  };
  const { answer: serve } = openGateway(system, {
    functions: new Map([['f', { invoke }]]),
    clock: { now: () => 0 },
  });
  server = await listen(0, serve, patienceMs);
  return server.url;
}

describe("a function's answer", () => {
  it.each<[string, unknown, number, string, string]>([
    [
      'with a status is sent as it is',
      { statusCode: 404, body: 'gone' },
      404,
      'gone',
      'text/plain;charset=UTF-8',
    ],
    [
      'in base64 is sent as bytes',
      { statusCode: 200, body: 'aGk=', isBase64Encoded: true },
      200,
      'hi',
      'text/plain;charset=UTF-8',
    ],
    ['without a status is the body', { a: 1 }, 200, '{"a":1}', 'application/json'],
    ['that is text is the body', 'plain', 200, 'plain', 'application/json'],
    ['that is none is an error', undefined, 500, '{"message":"Internal Server Error"}', 'application/json'],
    [
      'with no real status is an error',
      { statusCode: 'soon' },
      500,
      '{"message":"Internal Server Error"}',
      'application/json',
    ],
    [
      'that failed is an error without its reason',
      new Error(),
      500,
      '{"message":"Internal Server Error"}',
      'application/json',
    ],
    [
      'beyond 6 MB is an error',
      { statusCode: 200, body: 'x'.repeat(7e6) },
      500,
      '{"message":"Internal Server Error"}',
      'application/json',
    ],
  ])('%s', async (_what, answer, status, body, type) => {
    const response = await fetch(await gateway({ answer }));
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([
      status,
      body,
      type,
    ]);
  });

  it('that comes too late is not waited for', async () => {
    const response = await fetch(await gateway({ answer: {}, afterMs: 200, timeoutMs: 20 }));
    expect([response.status, await response.json()]).toEqual([503, { message: 'Service Unavailable' }]);
  });
});

describe('the gateway', () => {
  it('refuses what is more than the burst', async () => {
    const url = await gateway({ answer: { statusCode: 200 }, rate: 2 });
    const responses = await Promise.all([1, 2, 3, 4].map(() => fetch(url)));
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429]);
    expect(await responses.find(({ status }) => status === 429)?.json()).toEqual({
      message: 'Too Many Requests',
    });
  });

  it.each([
    ['headers', 'POST / HTTP/1.1\r\nhost: x\r\n'],
    ['a body', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"a":'],
    ['chunks', 'POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n64\r\n{'],
  ])('waits for %s so long, then ends the connection and serves the next one', async (_what, begun) => {
    const url = await gateway({ answer: { statusCode: 200 }, patienceMs: 100 });
    expect(await speak(url, begun)).toEqual({ statuses: [408], closed: true });
    expect((await fetch(url)).status).toBe(200);
  });

  it('answers once what it refuses before it breaks off', async () => {
    const url = await gateway({ answer: { statusCode: 200 }, rate: 1 });
    await fetch(url);
    const begun = 'POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nfff\r\n{';
    expect(await speak(url, begun, { halfClose: true })).toEqual({ statuses: [429], closed: true });
  });

  it('refuses what is more than a function can work on, as Lambda does, and serves again afterwards', async () => {
    const [full, end] = [Promise.withResolvers<void>(), Promise.withResolvers<Outcome>()];
    let started = 0;
    const invoke = () => {
      started += 1;
      if (started === 200) full.resolve();
      return end.promise;
    };
    const { answer } = openGateway(
      { routes: [{ key: '$default', functionName: 'f', timeoutMs: 30_000 }], throttle: unlimited },
      { functions: new Map([['f', { invoke }]]), clock: { now: () => 0 } },
    );
    server = await listen(0, answer);
    const { url } = server;
    const first = Array.from({ length: 200 }, () => fetch(url));
    await full.promise;
    expect((await fetch(url)).status).toBe(503);
    end.resolve({ ok: true, payload: '{"statusCode":200}' });
    const statuses = (await Promise.all(first)).map(({ status }) => status);
    expect(new Set([...statuses, (await fetch(url)).status])).toEqual(new Set([200]));
  });

  it('listens on this machine only', async () => {
    expect(new URL(await gateway({ answer: {} })).hostname).toBe('127.0.0.1');
  });
});
