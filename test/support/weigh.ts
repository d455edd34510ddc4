import { brotliCompressSync, constants } from 'node:zlib';
import type { Page } from 'playwright-core';

export type Weight = {
  readonly path: string;
  /** Headers and body as they came over the wire. */
  readonly wire: number;
  /** The body as a gateway with the usual quality would send it. */
  readonly brotli: number;
};

/** Goes to a page, or does what leads to it, and weighs all that came with it. */
export async function weigh(page: Page, go: () => Promise<unknown>): Promise<Weight[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const urls = new Map<string, string>();
  const wire = new Map<string, number>();
  session.on('Network.responseReceived', ({ requestId, response }) => {
    // The browser's own pictures, as in a field for a date, are data.
    if (response.url.startsWith('http')) urls.set(requestId, response.url);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (urls.has(requestId)) wire.set(requestId, encodedDataLength);
  });
  await go();
  await page.waitForLoadState('networkidle');
  const weights: Weight[] = [];
  for (const [requestId, bytes] of wire) {
    const { body, base64Encoded } = await session.send('Network.getResponseBody', { requestId });
    const compressed = brotli(Buffer.from(body, base64Encoded ? 'base64' : 'utf8'));
    weights.push({ path: new URL(urls.get(requestId) ?? 'x:').pathname, wire: bytes, brotli: compressed });
  }
  await session.detach();
  return weights;
}

const brotli = (bytes: Buffer): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length;
