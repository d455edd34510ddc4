import { brotliDecompressSync } from 'node:zlib';
import { fill, type Pack, pack } from './brotli-parts.ts';
import type { HttpResponse } from './response.ts';

type Negotiated = {
  response: HttpResponse | undefined;
  readonly context: { readonly preferredEncodings?: readonly string[] };
};
type Kept = { readonly around: readonly [string, string]; packed: Pack | undefined; uses: number };

/** Two languages, and the two that another day or another directory has just replaced. */
const mostKept = 4;
const quick = 5;
/** A ninth smaller, for 50 ms once, for which nobody waits: where a page was asked for again, another thread does it. */
const best = 11;

/**
 * A middy middleware: compresses once what differs from answer to answer by its `own` part alone, and makes text again,
 * for who cannot read Brotli, of what was compressed when it was built.
 */
export function packing() {
  const find = keepPacks();
  return {
    after: async (asked: Negotiated): Promise<void> => {
      const { response } = asked;
      if (!response) return;
      const readsBrotli = asked.context.preferredEncodings?.includes('br') ?? false;
      asked.response = await (readsBrotli ? packed(response, find) : unpacked(response));
    },
  };
}

async function packed(
  { own, ...response }: HttpResponse,
  find: ReturnType<typeof keepPacks>,
): Promise<HttpResponse> {
  const [head, tail, more] = own === undefined ? [] : response.body.split(own);
  if (own === undefined || head === undefined || tail === undefined || more !== undefined) return response;
  const found = await find([head, tail], own.length);
  return found ? { ...response, ...inBrotli(fill(found, own), response.headers) } : response;
}

function unpacked({ own: _, ...response }: HttpResponse): HttpResponse {
  const { 'Content-Encoding': encoding, ...headers } = response.headers;
  if (encoding !== 'br') return response;
  const { isBase64Encoded: _bytes, ...text } = response;
  return { ...text, headers, body: brotliDecompressSync(Buffer.from(response.body, 'base64')).toString() };
}

/** What of an answer says that its text is compressed. */
export const inBrotli = (bytes: Uint8Array, headers: HttpResponse['headers']) => ({
  headers: { ...headers, 'Content-Encoding': 'br' },
  body: Buffer.from(bytes).toString('base64'),
  isBase64Encoded: true as const,
});

/** Compressed quickly for whoever asks first, as well as can be for all that come after the second. */
function keepPacks() {
  const all: Kept[] = [];
  return async (around: Kept['around'], length: number): Promise<Pack | undefined> => {
    const known = all.find((one) => one.around[0] === around[0] && one.around[1] === around[1]);
    const page = known ?? { around, packed: await pack(around, length, quick), uses: 0 };
    if (!known) all.splice(0, all.length, page, ...all.slice(0, mostKept - 1));
    page.uses += 1;
    if (page.uses === 2) void improve(page, length);
    return page.packed;
  };
}

async function improve(page: Kept, length: number): Promise<void> {
  page.packed = (await pack(page.around, length, best)) ?? page.packed;
}
