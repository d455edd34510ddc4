import { brotliDecompressSync, constants, createBrotliCompress } from 'node:zlib';

/** A text that was compressed once; a value of always the same length is put into it each time. */
export type Pack = { readonly before: Buffer; readonly next: Buffer; readonly after: Buffer };

/** Bytes that stand in no text: nothing refers to what they hold the place of. */
const standIn = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, at) => 0xc0 + (at % 48)));
/** How something is compressed depends on the two bytes before it: with these, they are always the same. */
const regarded = 2;

/**
 * Compresses what stands around a value. The value itself becomes a block that is not compressed
 * (https://www.rfc-editor.org/rfc/rfc7932#section-9.2), and so can be put into what is compressed already. It is tried
 * with another value: undefined where the text does not come out.
 */
export async function pack(
  [head, tail]: readonly [string, string],
  length: number,
  quality: number,
): Promise<Pack | undefined> {
  const rest = Buffer.from(tail);
  const next = rest.subarray(0, regarded);
  const parts = [Buffer.from(head), Buffer.concat([standIn(length), next]), rest.subarray(regarded)];
  const [before, , after] = await compressParts(parts, quality);
  if (!before || !after) return undefined;
  const packed = { before, next, after };
  const trial = 'x'.repeat(length);
  return isText(fill(packed, trial), `${head}${trial}${tail}`) ? packed : undefined;
}

/** The whole text in Brotli. */
export function fill({ before, next, after }: Pack, value: string): Buffer {
  const bytes = Buffer.concat([Buffer.from(value), next]);
  // Not the last block; four digits of length less one; not compressed.
  const header = Buffer.alloc(3);
  header.writeUIntLE(((bytes.length - 1) << 3) | (1 << 19), 0, header.length);
  return Buffer.concat([before, header, bytes, after]);
}

/** Each part ends with a whole byte, and may refer to those before it. */
async function compressParts(parts: readonly Buffer[], quality: number): Promise<Buffer[]> {
  const stream = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  const compressed: Buffer[] = [];
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  for (const [at, part] of parts.entries()) {
    await new Promise<void>((done) => {
      if (at === parts.length - 1) stream.once('end', done).end(part);
      else {
        stream.write(part);
        stream.flush(constants.BROTLI_OPERATION_FLUSH, done);
      }
    });
    compressed.push(Buffer.concat(chunks.splice(0)));
  }
  return compressed;
}

function isText(compressed: Buffer, text: string): boolean {
  try {
    return brotliDecompressSync(compressed).toString() === text;
  } catch {
    return false;
  }
}
