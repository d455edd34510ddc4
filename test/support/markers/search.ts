import { findPlanted, type Source } from '../leak-scan.ts';
import { foursOf, marks, plain, troubled } from './people.ts';
import type { Places } from './places.ts';

export type Searched = {
  readonly place: string;
  readonly pieces: number;
  readonly bytes: number;
  readonly found: readonly string[];
};

const fours = foursOf([troubled.nik, plain(7531).nik, plain(7532).nik]);

/** What was given out in the run itself: receipts to applicants, and codes of sign-ins to mailboxes. */
export type Given = { readonly receipts?: readonly string[]; readonly codes?: readonly string[] };

/** Each place with what of the marks stands in it. Marks that a place may hold are left out there. */
export function search(
  places: Places,
  { receipts = [], codes = [] }: Given,
  mayHold: Readonly<Record<string, readonly string[]>> = {},
): Searched[] {
  const wanted = [
    ...Object.values(marks).flat(),
    ...receipts.flatMap((receipt) => [receipt, receipt.replaceAll('-', '')]),
  ];
  return Object.entries(places).map(([place, sources]) => {
    const planted = wanted.filter((mark) => !mayHold[place]?.includes(mark));
    const found = [
      ...findPlanted(sources, planted).map(({ what, how }) => `${what} ${how}`),
      ...(place === 'emails' ? [] : sources.flatMap((source) => codesIn(source, codes))),
      ...(inBytes.includes(place) ? [] : sources.flatMap(foursIn)),
    ];
    const bytes = sources.reduce((sum, source) => sum + source.bytes.length, 0);
    return { place, pieces: sources.length, bytes, found: [...new Set(found)] };
  });
}

/** What these hold in bytes stands in the other places as text. */
const inBytes = ['file of the table', 'files of the queues'];

/**
 * What holds four given digits by chance: the running numbers of changes, ports, the time in milliseconds or seconds, and codes of sign-ins, which are
 * drawn anew each time. Tokens with letters (hashes, ids) are passed over, too.
 */
const byChance = /\b1?0{4,}\d+|127\.0\.0\.1:\d+|\b1[78]\d{8}(?:\d{3})?\b|\b\d{4} ?\d{4}\b(?![\d-])/g;

/** Four digits of a card in a row, in a number of a text. */
function foursIn({ bytes }: Source): string[] {
  const numbers =
    bytes
      .toString('latin1')
      .replaceAll(byChance, '')
      .match(/(?<![\w=+/-])[\d-]{4,}(?![\w=+/-])/g) ?? [];
  const runs = numbers.flatMap((number) => number.split('-'));
  return runs.flatMap((run) =>
    [...foursOf([run])].filter((four) => fours.has(four)).map((four) => `${four} of a card number`),
  );
}

function codesIn({ bytes }: Source, codes: readonly string[]): string[] {
  const numbers = bytes.toString('latin1').match(/(?<!\d)\d{8}(?!\d)/g) ?? [];
  return numbers.some((number) => codes.includes(number)) ? ['a code of a sign-in'] : [];
}
