import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import * as z from 'zod';
import { parseRow } from './rows.ts';
import type { Item } from './table.ts';

const row = z.object({ body: z.custom<Uint8Array>((value) => value instanceof Uint8Array) });

export const bodyOf = (item: Item): Uint8Array => parseRow(row, item).body;

/** The best quality (11) takes thirty times as long for three fifths of the bytes: half a minute for the largest week. */
const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };

/** The body of an item of figures. Compressed, because most of it is the same few names. */
export const packJson = (value: unknown): Uint8Array =>
  brotliCompressSync(JSON.stringify(value), { params: quality });

export const unpackJson = (body: Uint8Array): unknown =>
  JSON.parse(brotliDecompressSync(body).toString('utf8'));
