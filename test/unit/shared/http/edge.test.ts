import middy from '@middy/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { Unavailable } from '../../../../shared/errors.ts';
import { edge, originSecretHeader } from '../../../../shared/http/edge.ts';
import { gate } from '../../../../shared/http/gate.ts';
import { problems } from '../../../../shared/http/problems.ts';
import type { HttpRequest } from '../../../../shared/http/request.ts';
import { type HttpResponse, json } from '../../../../shared/http/response.ts';
import { type OriginSecret, retired, rotated } from '../../../../shared/identity/origin-secret.ts';
import { captureReport } from '../../../support/reports.ts';
import { postJson } from '../../../support/requests.ts';

const [first, second, third] = ['a', 'b', 'c'].map((sign) => sign.repeat(64)) as [string, string, string];
const viewer = '198.51.100.10:46532';

let secret: OriginSecret | 'down';
let reads: number;
let handler: (event: unknown) => Promise<HttpResponse>;

const secrets = {
  read: async () => {
    reads += 1;
    if (secret === 'down') throw new Unavailable('secrets');
    return JSON.stringify(secret);
  },
};

/** A function behind the API that says whom it takes for the source. */
const functionWith = (secretId: string | undefined) => {
  const wired = middy<HttpRequest, HttpResponse>()
    .use(gate)
    .use(edge(secretId, secrets))
    .use(problems({ report: captureReport(), hotline: '1500000' }))
    .handler(async ({ requestContext }) => json(200, requestContext.http.sourceIp));
  return (event: unknown) => wired(event as HttpRequest, {} as never);
};

const ask = (headers: Readonly<Record<string, string>>) =>
  handler(postJson('/status', { receipt: 'X' }, { sourceIp: '203.0.113.7', headers }));

const withSecret = (value: string) =>
  ask({ [originSecretHeader]: value, 'cloudfront-viewer-address': viewer });

const statusWith = async (value: string) => (await withSecret(value)).statusCode;

beforeEach(() => {
  secret = { current: first };
  handler = functionWith('origin');
  reads = 0;
});

describe('behind the edge', () => {
  it('what came through it is served, and its source is the viewer', async () => {
    expect(await withSecret(first)).toMatchObject({ statusCode: 200, body: '198.51.100.10' });
  });

  it('everything else is refused with the same bytes, whatever it claims', async () => {
    const answers = await Promise.all([
      ask({}),
      ask({ 'cloudfront-viewer-address': viewer }),
      ask({ [originSecretHeader]: '', 'cloudfront-viewer-address': viewer }),
      ask({ [originSecretHeader]: first }),
      ask({ [originSecretHeader]: first, 'cloudfront-viewer-address': 'somebody' }),
      withSecret(`${first}a`),
      withSecret(`${first},${first}`),
      withSecret(second),
    ]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(403);
  });

  it('a request that brings no secret costs no look at ours', async () => {
    await ask({});
    expect(reads).toBe(0);
  });

  it('the secret is asked for while the function starts, and again by a request where that failed', async () => {
    secret = 'down';
    handler = functionWith('origin');
    expect(reads).toBe(1);
    secret = { current: first };
    expect(await statusWith(first)).toBe(200);
  });

  it('a store that does not answer is said to be a reason to come back', async () => {
    secret = 'down';
    expect(await withSecret(first)).toMatchObject({ statusCode: 503, headers: { 'retry-after': '30' } });
  });

  it('a secret that is none lets nobody in, and is reported without its content', async () => {
    secret = { current: 'short' };
    expect((await withSecret('short')).statusCode).toBe(500);
  });
});

describe('a new origin secret', () => {
  it('takes the place of the old one without a refusal: first both, then the new one alone', async () => {
    expect(await statusWith(first)).toBe(200);
    secret = rotated({ current: first }, second);
    for (const value of [first, second, first]) expect(await statusWith(value)).toBe(200);
    secret = retired(secret);
    expect(await statusWith(second)).toBe(200);
    expect(await statusWith(first)).toBe(403);
  });

  it('may follow the last one at once: what was before the one before is refused', async () => {
    secret = rotated(rotated({ current: first }, second), third);
    expect(await Promise.all([third, second, first].map(statusWith))).toEqual([200, 200, 403]);
  });

  it('must be long, and of letters and digits', () => {
    for (const value of ['', 'short', `${first}!`])
      expect(() => rotated({ current: first }, value)).toThrow();
  });
});

describe('without an edge', () => {
  it('the gateway’s source counts, and nothing that a request says of one', async () => {
    handler = functionWith(undefined);
    expect(await withSecret(first)).toMatchObject({ statusCode: 200, body: '203.0.113.7' });
    expect(await ask({})).toMatchObject({ statusCode: 200, body: '203.0.113.7' });
    expect(reads).toBe(0);
  });
});
