import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import * as z from 'zod';
import { parseRow } from './rows.ts';
import type { Item } from './table.ts';

const row = z.object({ body: z.custom<Uint8Array>((value) => value instanceof Uint8Array) });

/**
 * The body of an item of figures. Compressed, because most of it is the same few names; gzip would need twice as much
 * for a week of corrections.
 */
export const packJson = (value: unknown): Uint8Array => brotliCompressSync(JSON.stringify(value));

export const unpackJson = (item: Item): unknown =>
  JSON.parse(brotliDecompressSync(parseRow(row, item).body).toString('utf8'));
