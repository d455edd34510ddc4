import type { Entry } from '../../shared/statement/week-reader.ts';

/** A text as one that stands somewhere in a page. */
export function bytesOf(text: string): [bytes: Uint8Array, from: number, to: number] {
  const bytes = Buffer.from(`before${text}|#behind`);
  return [bytes, 6, bytes.length - 8];
}

export function inBytes(sort: string, tally: string): Entry {
  const bytes = Buffer.from(sort + tally);
  const sortTo = Buffer.byteLength(sort);
  const personTo = bytes.indexOf('#');
  return {
    ...{ bytes, sortFrom: 0, sortTo, tallyFrom: sortTo, tallyTo: bytes.length },
    ...{ personTo, submissionTo: bytes.indexOf('#', personTo + 1) },
  };
}
