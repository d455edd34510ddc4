import { unicode } from './one-field.ts';

type Range = readonly [number, number];

const signsOf = (ranges: readonly Range[]): string[] =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => unicode(from + at)));

/** Written out, so that our own tables are not asked: Default_Ignorable_Code_Point of Unicode 16. */
export const ignorable = signsOf([
  ...([
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
    [0x115f, 0x1160],
    [0x17b4, 0x17b5],
  ] as const),
  ...([
    [0x180b, 0x180f],
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x206f],
    [0x3164, 0x3164],
  ] as const),
  ...([
    [0xfe00, 0xfe0f],
    [0xfeff, 0xfeff],
    [0xffa0, 0xffa0],
    [0xfff0, 0xfff8],
  ] as const),
  ...([
    [0x1bca0, 0x1bca3],
    [0x1d173, 0x1d17a],
    [0xe0000, 0xe007f],
    [0xe0100, 0xe01ef],
  ] as const),
]);

/** Letters and signs that have a width and no ink. */
export const blanks = signsOf([
  ...([
    [0x2800, 0x2800],
    [0x1d159, 0x1d159],
    [0x13441, 0x13442],
    [0x16fe4, 0x16fe4],
  ] as const),
]);

export const lineEnds = ['\n', '\r', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029'];

export const controls = signsOf([
  [0, 0x1f],
  [0x7f, 0x9f],
]);

export const bidi = signsOf([
  ...([
    [0x200e, 0x200f],
    [0x202a, 0x202e],
    [0x2066, 0x2069],
    [0x61c, 0x61c],
  ] as const),
]);

/** Never characters: no queue of ours and no XML carries them. */
export const noncharacters = [
  ...signsOf([[0xfdd0, 0xfdef]]),
  ...Array.from({ length: 17 }, (_, plane) =>
    signsOf([[plane * 0x10000 + 0xfffe, plane * 0x10000 + 0xffff]]),
  ).flat(),
];

/** The ten digits of every script but our own. */
export const foreignDigits = signsOf([
  ...([
    [0x660, 0x669],
    [0x6f0, 0x6f9],
    [0x966, 0x96f],
    [0xe50, 0xe59],
    [0xa9d0, 0xa9d9],
  ] as const),
  ...([
    [0x1b50, 0x1b59],
    [0xff10, 0xff19],
    [0x1d7ce, 0x1d7ff],
  ] as const),
]);
