import { type BrotliOptions, brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import * as z from 'zod/mini';
import { parseRow } from './rows.ts';
import type { Item } from './table.ts';

const row = z.object({ body: z.custom<Uint8Array>((value) => value instanceof Uint8Array) });

export const bodyOf = (item: Item): Uint8Array => parseRow(row, item).body;

/**
 * The best quality (11) takes thirty times as long for three fifths of the bytes: half a minute for the largest week. A
 * window no larger than the text (2^16 to 2^22 bytes): to prepare a large one takes twenty times as long as to pack an
 * office's part in a small one.
 */
const paramsFor = (bytes: number): BrotliOptions['params'] => ({
  [constants.BROTLI_PARAM_QUALITY]: 9,
  [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(16, Math.ceil(Math.log2(bytes + 1)))),
});

/** The body of an item of figures. Compressed, because most of it is the same few names. */
export function packJson(value: unknown): Uint8Array {
  const text = Buffer.from(JSON.stringify(value));
  return brotliCompressSync(text, { params: paramsFor(text.length) });
}

export const unpackJson = (body: Uint8Array): unknown =>
  JSON.parse(brotliDecompressSync(body).toString('utf8'));
