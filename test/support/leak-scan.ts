import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Found = { readonly where: string; readonly what: string; readonly how: string };

/** Something to look through: a text, or the bytes of a file. */
export type Source = { readonly where: string; readonly bytes: Buffer };

export const textSource = (where: string, text: string): Source => ({ where, bytes: Buffer.from(text) });

export function filesUnder(directory: string): Source[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((where) => ({ where, bytes: readFileSync(where) }));
}

/**
 * Where planted words or numbers stand: in clear, in any case, in UTF-16, as base64 at any of its three positions,
 * as hex, or percent-encoded. Numbers are also found with anything but digits and letters between their digits.
 */
export function findPlanted(sources: readonly Source[], planted: readonly string[]): Found[] {
  const wanted = planted.flatMap((what) => disguises(what).map((one) => ({ what, ...one })));
  return sources.flatMap(({ where, bytes }) => {
    const views = viewsOf(bytes);
    return wanted
      .filter(({ view, text }) => views[view].includes(text))
      .map(({ what, how }) => ({ where, what, how }));
  });
}

type Views = ReturnType<typeof viewsOf>;
type Disguise = { readonly how: string; readonly view: keyof Views; readonly text: string };

function viewsOf(bytes: Buffer) {
  const exact = bytes.toString('latin1');
  const lower = exact.toLowerCase();
  return { exact, lower, digits: lower.replaceAll(/(?<=\d)[^a-z0-9]{1,3}(?=\d)/g, '') };
}

function disguises(what: string): Disguise[] {
  const utf8 = Buffer.from(what);
  const lower = (text: string) => Buffer.from(text.toLowerCase()).toString('latin1');
  const isNumber = /^\d+$/.test(what);
  return [
    { how: 'in clear', view: isNumber ? 'digits' : 'lower', text: lower(what) },
    { how: 'in UTF-16', view: 'lower', text: Buffer.from(what.toLowerCase(), 'utf16le').toString('latin1') },
    { how: 'percent-encoded', view: 'lower', text: encodeURIComponent(what).toLowerCase() },
    { how: 'as hex', view: 'lower', text: utf8.toString('hex') },
    ...[0, 1, 2].flatMap((shift) => base64At(utf8, shift)),
  ];
}

/** The symbols that depend on these bytes alone, when so many others stand before them. */
function base64At(bytes: Buffer, shift: number): Disguise[] {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const inner = text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  const urlSafe = inner.replaceAll('+', '-').replaceAll('/', '_');
  const how = 'as base64';
  return [...new Set([inner, urlSafe])].map((one) => ({ how, view: 'exact', text: one }) as const);
}
