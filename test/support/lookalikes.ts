import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Seen } from './classifier.ts';
import { headerOf, type Reply, send } from './http-client.ts';
import { drawingIn, headersOf, maskedBody } from './masking.ts';
import { formFields } from './requests.ts';

/** How a phone asks: a script for JSON, a browser for a page. */
export const ways = {
  json: { type: 'application/json', accept: 'application/json', write: JSON.stringify },
  page: {
    ...{ type: 'application/x-www-form-urlencoded', accept: 'text/html' },
    write: (content: object) => new URLSearchParams(formFields(content)).toString(),
  },
} as const;
export type Way = keyof typeof ways;

export type Look = { readonly reply: Reply; readonly ms: number };
/** All that was seen of one application, by the moment and the way. */
export type Album = Readonly<Record<string, Look>>;

/** One post, compressed as for a phone, again while the gateway asks to slow down. */
export async function look(url: string, way: Way, content: object): Promise<Look> {
  const { type, accept, write } = ways[way];
  const headers = { 'content-type': type, accept, 'accept-encoding': 'br, gzip', 'accept-language': 'id' };
  for (;;) {
    const begun = performance.now();
    const reply = await send(url, { method: 'POST', headers, body: write(content) });
    if (reply.status !== 429) return { reply: readable(reply), ms: performance.now() - begun };
    await pause(200);
  }
}

const readers = { br: brotliDecompressSync, gzip: gunzipSync } as const;

/** The same reply with its text unpacked; its bytes stay as they came over the wire. */
function readable(reply: Reply): Reply {
  const encoding = headerOf(reply, 'content-encoding') as keyof typeof readers | undefined;
  return encoding ? { ...reply, text: readers[encoding](reply.bytes).toString('utf8') } : reply;
}

/** What a stranger could tell two of them apart by: everything but the receipt itself. */
export function seenIn(album: Album): Seen {
  return Object.fromEntries(Object.entries(album).flatMap(([name, { reply }]) => featuresOf(name, reply)));
}

/** Names of the sizes that the receipt itself decides: compressed, and drawn as a code. */
export const receiptDecides = /: (wire|drawing)$/;

function featuresOf(name: string, reply: Reply): (readonly [string, number | string])[] {
  const body = maskedBody(reply);
  return [
    [`${name}: status`, reply.status],
    [`${name}: headers`, headersOf(reply).join('\n')],
    [`${name}: body`, body],
    [`${name}: size`, Buffer.byteLength(body)],
    [`${name}: wire`, reply.bytes.length],
    [`${name}: drawing`, drawingIn(reply).length],
  ];
}

/** Some at a time, as many phones do. */
export async function forEach<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...list];
  const worker = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
