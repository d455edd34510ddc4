/**
 * Texts of so many items, as the bytes in which they came: to make strings of millions of them takes longer than to count
 * them (docs/performance.md).
 */
export type TextPage = {
  readonly bytes: Uint8Array;
  /** Of each text, item by item: where it begins in the bytes, and where it ends. */
  readonly spans: readonly number[];
  /** How many texts an item has. */
  readonly columns: number;
};

export const textAt = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString();

export function pageOf(rows: readonly (readonly string[])[], columns: number): TextPage {
  const texts = rows.flat();
  const spans: number[] = [];
  let from = 0;
  for (const text of texts) {
    const to = from + Buffer.byteLength(text);
    spans.push(from, to);
    from = to;
  }
  return { bytes: Buffer.from(texts.join('')), spans, columns };
}

export const lengthOf = ({ spans, columns }: TextPage): number => spans.length / (2 * columns);

/** Of its first items, so many at most. */
export const firstOf = (page: TextPage, most: number): TextPage =>
  lengthOf(page) > most ? { ...page, spans: page.spans.slice(0, most * 2 * page.columns) } : page;

/** The same as strings, for those who read few. */
export function* rowsOf({ bytes, spans, columns }: TextPage): Generator<string[]> {
  for (let at = 0; at < spans.length; at += 2 * columns)
    yield Array.from({ length: columns }, (_, column) =>
      textAt(bytes, spans[at + 2 * column] ?? 0, spans[at + 2 * column + 1] ?? 0),
    );
}
