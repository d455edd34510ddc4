import * as fc from 'fast-check';
import { type Fresh, sent } from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';
import { accepted, refused, withField } from './one-field.ts';
import { bidi, blanks, controls, ignorable, lineEnds, noncharacters } from './unicode.ts';

const lines = ['name', 'village', 'safeContact'] as const;
const texts = [...lines, 'story'] as const;

/** A sign before, inside and behind a word that is fine without it. */
const around = (sign: string): string[] => [`${sign}Sukamaju`, `Suka${sign}maju`, `Sukamaju${sign}`];

const inside = (fields: readonly string[], signs: readonly string[]) => (fresh: Fresh) =>
  fc
    .tuple(fc.constantFrom(...fields), fc.constantFrom(...signs), fc.integer({ min: 0, max: 2 }))
    .map(([field, sign, at]) => refused(fresh, field, around(sign)[at], 'characters'));

/** Names, villages and stories: what signs they may hold. */
export const textClasses: readonly HostileClass[] = [
  {
    id: 'B32',
    words: 'spaces only',
    fixed: (fresh) =>
      texts.flatMap((field) =>
        ['', ' ', '   ', '\u00A0', ' \u00A0 '].map((text) => refused(fresh, field, text, 'required')),
      ),
    generated: (fresh) =>
      fc
        .tuple(
          fc.constantFrom(...texts),
          fc.constantFrom('\u2003', '\u3000', '\u1680', '\u205F', '\t', '\u202F'),
        )
        .map(([field, space]) => refused(fresh, field, space.repeat(3))),
  },
  {
    id: 'B33',
    words: 'nothing to see: zero-width signs, fillers, blank letters, tags',
    fixed: (fresh) =>
      ['\u200B', '\u2060', '\uFEFF', '\u00AD', '\u3164', '\u{E0041}', '\uFFA0', '\u115F', ...blanks].flatMap(
        (sign) => texts.map((field) => refused(fresh, field, sign.repeat(2), 'characters')),
      ),
    generated: inside(texts, [...ignorable, ...blanks]),
  },
  {
    id: 'B34',
    words: 'line ends in a line',
    fixed: (fresh) => [
      ...lineEnds.flatMap((end) =>
        lines.map((field) => refused(fresh, field, `Suka${end}maju`, 'characters')),
      ),
      ...lineEnds.flatMap((end) =>
        (['nik', 'phone', 'district', 'targetGroup'] as const).map((field) =>
          refused(fresh, field, `${fresh()[field]}${end}`),
        ),
      ),
      accepted(fresh, 'story', 'Satu\r\ndua\ntiga', 'Satu\ndua\ntiga'),
    ],
    generated: inside(lines, lineEnds),
  },
  {
    id: 'B35',
    words: 'NUL, control characters, escape sequences',
    fixed: (fresh) =>
      ['\u0000', '\u001B[31m', '\u0007', '\u0008', '\u007F', '\u009B31m', '\r'].flatMap((sign) =>
        texts.map((field) => refused(fresh, field, `Suka${sign}maju`, 'characters')),
      ),
    generated: inside(
      texts,
      controls.filter((sign) => sign !== '\n'),
    ),
  },
  {
    id: 'B36',
    words: 'controls of the writing direction',
    fixed: (fresh) =>
      bidi.flatMap((sign) =>
        (['name', 'story'] as const).map((field) => refused(fresh, field, `Siti ${sign}idub`, 'characters')),
      ),
    generated: inside(texts, bidi),
  },
  {
    id: 'B37',
    words: 'half a surrogate pair, in a value or a key',
    fixed: (fresh) =>
      ['\uD800', '\uDFFF', '\uDC00\uD800'].flatMap((half) => [
        ...[...texts, 'nik', 'district', 'submissionId'].map((field) =>
          sent(`${field} with half a pair`, withField(fresh, field, `Suka${half}maju`), broken),
        ),
        sent('a key with half a pair', { ...fresh(), [`name${half}`]: 'x' }, broken),
      ]),
    generated: (fresh) =>
      fc.tuple(fc.constantFrom(...texts), fc.integer({ min: 0xd800, max: 0xdfff })).map(([field, unit]) => {
        const body = withField(fresh, field, `Suka${String.fromCharCode(unit)}maju`);
        return sent(`${field} with half a pair`, body, broken);
      }),
  },
  {
    id: 'B38',
    words: 'code points that no queue carries',
    fixed: (fresh) =>
      ['\uFFFE', '\uFFFF', '\uFDD0', '\u{1FFFE}', '\u{10FFFF}', '\uFFFD'].flatMap((sign) =>
        texts.map((field) => refused(fresh, field, `Suka${sign}maju`, 'characters')),
      ),
    generated: inside(texts, [...noncharacters, ...controls.filter((sign) => !/[\n\r\t]/.test(sign))]),
  },
  {
    id: 'B39',
    words: 'one text in several normal forms',
    fixed: (fresh) => [
      ...['José', 'Nguyễn Thị Ngọc', 'Åsa', '김하나', 'Ả Ǻ'].flatMap((name) => [
        accepted(fresh, 'name', name.normalize('NFD'), name.normalize('NFC')),
        accepted(fresh, 'village', name.normalize('NFD'), name.normalize('NFC')),
      ]),
      accepted(fresh, 'name', 'ﬁtri Ａdi'),
      refused(fresh, 'name', 'Budi ①', 'characters'),
    ],
    generated: (fresh) =>
      fc
        .stringMatching(/^[a-zà-öø-ž]{2,12}$/u)
        .map((word) => accepted(fresh, 'name', word.normalize('NFD'), word.normalize('NFC'))),
  },
];

const broken = { refused: 400, code: 'invalid-json' } as const;
