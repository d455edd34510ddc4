import type { TextPage } from '../batch/text-page.ts';

const [opening, closing, quote, backslash, comma] = [...'{}"\\,'].map((sign) => sign.charCodeAt(0));

/**
 * Finds the texts of items as DynamoDB writes them, `{"name":{"S":"text"},…},…`, in whatever order, without a parser of all
 * of JSON. Of what is written in any other way, and be it a text with a backslash, nothing is found: a parser must read it.
 */
export function plainTexts(items: Uint8Array, names: readonly string[]): TextPage | undefined {
  const heads = names.map((name) => Buffer.from(`"${name}":{"S":"`));
  const spans: number[] = [];
  let at = 0;
  while (at < items.length) {
    if (at > 0 && items[at++] !== comma) return undefined;
    if (items[at] !== opening) return undefined;
    const item = spans.length;
    for (let column = 0; column < names.length; column += 1) spans.push(0, 0);
    do {
      const column = headAt(items, at + 1, heads);
      const from = at + 1 + (heads[column]?.length ?? 0);
      const to = column < 0 ? -1 : textEnd(items, from);
      if (to < 0 || items[to + 1] !== closing) return undefined;
      spans[item + 2 * column] = from;
      spans[item + 2 * column + 1] = to;
      at = to + 2;
    } while (items[at] === comma);
    if (items[at++] !== closing) return undefined;
  }
  return { bytes: items, spans, columns: names.length };
}

function headAt(items: Uint8Array, at: number, heads: readonly Uint8Array[]): number {
  for (let column = 0; column < heads.length; column += 1)
    if (standsAt(items, at, heads[column] as Uint8Array)) return column;
  return -1;
}

function standsAt(items: Uint8Array, at: number, head: Uint8Array): boolean {
  for (let byte = 0; byte < head.length; byte += 1) if (items[at + byte] !== head[byte]) return false;
  return true;
}

/** Where the quote behind a text stands; -1 where the text must be unescaped, or does not end. */
function textEnd(items: Uint8Array, from: number): number {
  for (let at = from; at < items.length; at += 1) {
    if (items[at] === quote) return at;
    if (items[at] === backslash) return -1;
  }
  return -1;
}
