import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import middy from '@middy/core';
import { describe, expect, it } from 'vitest';
import { RequestError } from '../../../../shared/errors.ts';
import { compression } from '../../../../shared/http/compression.ts';
import { problems } from '../../../../shared/http/problems.ts';
import type { HttpRequest } from '../../../../shared/http/request.ts';
import { type HttpResponse, page } from '../../../../shared/http/response.ts';
import { bundleOf } from '../../../support/calls.ts';
import { captureReport } from '../../../support/reports.ts';
import { request } from '../../../support/requests.ts';

type Sent = HttpResponse & { readonly isBase64Encoded?: boolean };

const html = '<p>Permohonan Anda sudah diterima</p>'.repeat(50);
/** Something for a better quality to do. */
const varied = Array.from({ length: 3000 }, (_, at) => `<li>${(at * 7919) % 4093}</li>`).join('');
const firefox = 'gzip, deflate, br, zstd';

const ask = (encoding: string | undefined, answer: () => HttpResponse): Promise<Sent> =>
  middy<HttpRequest, HttpResponse>()
    .use(compression)
    .use(problems({ report: captureReport(), hotline: '1500000' }))
    .handler(async () => answer())(
    request('GET /', { headers: encoding === undefined ? {} : { 'accept-encoding': encoding } }),
    {} as never,
  ) as Promise<Sent>;

const bytes = ({ body }: Sent) => Buffer.from(body, 'base64');

describe('an answer', () => {
  it('is sent in Brotli to who can read it, whatever else it names first', async () => {
    const sent = await ask(firefox, () => page(200, html));
    expect(sent.headers['Content-Encoding']).toBe('br');
    expect(sent.isBase64Encoded).toBe(true);
    expect(brotliDecompressSync(bytes(sent)).toString()).toBe(html);
  });

  it.each(['br;q=0, gzip', '*, br;q=0', 'gzip, identity;q=0'])(
    'is sent in gzip to who accepts %j',
    async (accepted) => {
      const sent = await ask(accepted, () => page(200, html));
      expect(gunzipSync(bytes(sent)).toString()).toBe(html);
    },
  );

  it.each([undefined, '', 'identity', 'compress', 'br;q=0', 'br;q=0, gzip;q=0', '*;q=0', 'broken;;q=x,,'])(
    'is plain text to who accepts %j',
    async (encoding) => {
      const sent = await ask(encoding, () => page(200, html));
      expect([sent.body, sent.isBase64Encoded]).toEqual([html, undefined]);
      expect(sent.headers['Content-Encoding']).toBeUndefined();
    },
  );

  it.each([firefox, undefined])('says to caches what it depends on, for %j', async (encoding) => {
    const sent = await ask(encoding, () => page(200, html));
    expect(new Headers(sent.headers).get('vary')).toBe('Accept-Encoding');
  });

  it('is compressed where it tells of a problem, too', async () => {
    const sent = await ask(firefox, () => {
      throw new RequestError('invalid-input', {
        errors: Array.from({ length: 20 }, () => ({ path: 'name', code: 'required' })),
      });
    });
    expect(sent.statusCode).toBe(400);
    expect(brotliDecompressSync(bytes(sent)).toString()).toContain('invalid-input');
  });

  it('is compressed once where only its own part differs, and better soon after it is asked for again', async () => {
    const send = (own: string) => ask(firefox, () => page(200, `${varied}${own}${html}`, { own }));
    const first = await send('own part 1');
    for (const own of ['own part 2', 'own part 3']) {
      const sent = await send(own);
      expect(brotliDecompressSync(bytes(sent)).toString()).toBe(`${varied}${own}${html}`);
      expect(sent.own).toBeUndefined();
    }
    const sizeOf = async (own: string) => bytes(await send(own)).length;
    await expect.poll(() => sizeOf('own part 4')).toBeLessThan(bytes(first).length);
    expect(brotliDecompressSync(bytes(await send('own part 5'))).toString()).toContain('own part 5');
  });

  it.each([
    ['ends otherwise', 'mine', `${html}mine`, `${html}mine and more`],
    ['has its own part twice', 'mine', `${html}mine`, `${html}mine${html}mine${html}`],
    ['has it nowhere', 'mine', `${html}mine`, html],
  ])('is whole where it begins as one before but %s', async (_how, own, before, after) => {
    for (const body of [before, after]) {
      const sent = await ask(firefox, () => page(200, body, { own }));
      expect(brotliDecompressSync(bytes(sent)).toString()).toBe(body);
    }
  });

  it.each(['gzip', undefined])('of which a part is its own is whole for who accepts %j', async (encoding) => {
    const sent = await ask(encoding, () => page(200, `${html}mine`, { own: 'mine' }));
    expect(encoding ? gunzipSync(bytes(sent)).toString() : sent.body).toBe(`${html}mine`);
    expect(sent.own).toBeUndefined();
  });

  it.each([
    [firefox, 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['', undefined, (plain: Buffer) => plain],
  ])('that was compressed before is what %j can read', async (accepted, encoding, read) => {
    const sent = await ask(accepted, () => ({
      ...page(200, brotliCompressSync(html).toString('base64'), { headers: { 'Content-Encoding': 'br' } }),
      isBase64Encoded: true,
    }));
    expect(sent.headers['Content-Encoding']).toBe(encoding);
    const body = sent.isBase64Encoded ? bytes(sent) : Buffer.from(sent.body);
    expect(read(body).toString()).toBe(html);
  });

  it('is the same bytes for the same question', async () => {
    const [first, second] = [
      await ask(firefox, () => page(201, html)),
      await ask(firefox, () => page(201, html)),
    ];
    expect(second).toEqual(first);
  });
});

it.each([
  ['enroll', true],
  ['pages', true],
  ['office', false],
])('%s compresses its answers: %s', async (name, compresses) => {
  expect((await bundleOf(name)).includes('@middy/http-content-encoding')).toBe(compresses);
});
