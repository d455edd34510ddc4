export type Headers = readonly { readonly name: string; readonly value: string }[];

/** The headers of a raw message: unfolded, encoded words decoded, in their order. */
export function readHeaders(raw: Buffer): Headers {
  const text = raw.toString('utf8');
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 1
      ? []
      : [{ name: line.slice(0, colon), value: decodeWords(line.slice(colon + 1).trim()) }];
  });
}

/** All values of a header, joined as RFC 5322 joins repeated address headers. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const values = headers.filter((header) => header.name.toLowerCase() === name.toLowerCase());
  return values.length > 0 ? values.map((header) => header.value).join(', ') : undefined;
}

/** The bare addresses in the value of an address header. */
export function addressesIn(value: string | undefined): string[] {
  const unquoted = (value ?? '').replace(/"(?:[^"\\]|\\.)*"/g, '');
  return [...unquoted.matchAll(/[^\s<>,;:]+@[^\s<>,;:]+/g)].map(([address]) => address);
}

/** https://www.rfc-editor.org/rfc/rfc2047: between two encoded words, white space does not count. */
function decodeWords(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, encoding: string, word: string) =>
      encoding.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : decodeQuoted(word),
    );
}

function decodeQuoted(word: string): string {
  const bytes = word
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
