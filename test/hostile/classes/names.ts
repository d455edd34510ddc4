import * as fc from 'fast-check';
import { sent } from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';
import { accepted, refused } from './one-field.ts';

const family = '👨‍👩‍👧';
const marks = '\u0301\u0316\u0327\u0330\u0488';

/** Signs of another alphabet that look like ours, one for each letter of a name. */
const lookalikes: Readonly<Record<string, string>> = {
  ...{
    a: 'а',
    e: 'е',
    o: 'о',
    i: 'і',
    s: 'ѕ',
    p: 'р',
    c: 'с',
    y: 'у',
    x: 'х',
    A: 'Α',
    B: 'В',
    E: 'Ε',
    O: 'Օ',
  },
};

const flagged = { flags: ['name-script'] };

/** Lengths, alphabets, and names that look like something else. */
export const nameClasses: readonly HostileClass[] = [
  {
    id: 'B40',
    words: 'lengths: code points, bytes, families of signs, heaps of marks',
    fixed: (fresh) => [
      accepted(fresh, 'name', 'A'.repeat(100)),
      refused(fresh, 'name', 'A'.repeat(101), 'too-long'),
      refused(fresh, 'name', '陳'.repeat(67), 'too-long'),
      refused(fresh, 'village', family.repeat(120), 'too-long'),
      accepted(fresh, 'village', family.repeat(16)),
      accepted(fresh, 'story', '😀'.repeat(500)),
      refused(fresh, 'story', '😀'.repeat(501), 'too-long'),
      ...(['name', 'village', 'story'] as const).map((field) =>
        refused(fresh, field, `Sit${marks.repeat(8)}i`, 'characters'),
      ),
      accepted(fresh, 'name', 'ệ'.normalize('NFD').repeat(66), 'ệ'.repeat(66)),
    ],
    generated: (fresh) =>
      fc
        .tuple(fc.constantFrom('name', 'village', 'story'), fc.integer({ min: 9, max: 60 }))
        .map(([field, count]) => refused(fresh, field, `Zalg${'\u0323\u035B'.repeat(count)}o`.slice(0, 75))),
  },
  {
    id: 'B41',
    words: 'letters that look like those of another alphabet',
    fixed: (fresh) => [
      ...['Вudi', 'Sіti', 'Ѕіtі', 'Αhmad', 'Օktavia', 'Ｂudi', '𝐁udi', 'Ꭺhmad'].flatMap((name) => [
        accepted(fresh, 'name', name),
        {
          ...sent(`${name} is flagged`, fresh({ name }), { kept: { name, ...flagged } }),
          oursOnly: true,
        } as const,
      ]),
      ...['Siti', 'محمد', '陳大文', 'ꦱꦶꦠꦶ', 'Ağaoğlu'].map(
        (name) =>
          ({
            ...sent(`${name} is not`, fresh({ name }), { kept: { name, flags: [] } }),
            oursOnly: true,
          }) as const,
      ),
    ],
    generated: (fresh) =>
      fc
        .tuple(fc.constantFrom('Soekarno', 'Aisyah', 'Oktavia', 'Ecep'), fc.nat({ max: 7 }))
        .map(([name, at]) => {
          const letters = [...name];
          const place = letters.findIndex((letter, index) => index >= at % 3 && letter in lookalikes);
          const spoofed = letters.with(place, lookalikes[letters[place] ?? ''] ?? '').join('');
          return accepted(fresh, 'name', spoofed);
        }),
  },
  {
    id: 'B42',
    words: 'hard names of real people',
    fixed: (fresh) =>
      [
        ...['Soekarno', 'O', 'X', "Ma'ruf", 'Ma’ruf', 'Siti-Aminah', 'H. Abd. Rahman, S.Pd.', 'SITI AMINAH'],
        ...['Null', 'True', 'Test', 'ꦱꦶꦠꦶ', 'محمد', '陳大文', 'Nguyễn Thị', 'İbrahim', 'Groß', 'Ñ', 'Ø', 'Æ Œ'],
        ...[
          'A'.repeat(100),
          "D'",
          'Hj. Rr. Ng. Ay. T. M. S.Ag., M.H.',
          '-Adi',
          '’Aisyah',
          'ກ ຂ',
          'สมชาย',
          'ᬓᬤᬾᬓ',
        ],
      ].map((name) => accepted(fresh, 'name', name)),
    generated: (fresh) =>
      fc
        .stringMatching(/^[A-Z][a-z]{0,10}([ '-][A-Z][a-z]{0,10}){0,4}(, S\.(Pd|Ag|H)\.)?$/)
        .map((name) => accepted(fresh, 'name', name)),
  },
  {
    id: 'B43',
    words: 'names that programs know',
    fixed: (fresh) =>
      [
        ...[
          'null',
          'undefined',
          'NaN',
          'Infinity',
          'true',
          'false',
          'constructor',
          'toString',
          'hasOwnProperty',
        ],
        ...['valueOf', 'then', 'length', 'None', 'nil'],
      ]
        .map((name) => accepted(fresh, 'name', name))
        .concat(
          [
            '[object Object]',
            '__proto__',
            '{}',
            '[]',
            '0',
            '-1',
            '1e5',
            'false',
            '2026-11-25',
            '\\u0041',
          ].map((village) => accepted(fresh, 'village', village)),
        ),
    generated: (fresh) =>
      fc
        .constantFrom(
          ...Object.getOwnPropertyNames(Object.prototype),
          ...Object.getOwnPropertyNames(Array.prototype),
        )
        .map((word) => accepted(fresh, 'village', word)),
  },
  {
    id: 'B44',
    words: 'traps of capital letters: Turkish i, ß, the kelvin sign',
    fixed: (fresh) => [
      ...['İbrahim', 'ıI', 'Groß', 'GROẞ', 'ﬅ', 'ǅ'].map((name) => accepted(fresh, 'name', name)),
      ...['PURNA', 'Purna', 'purnа', 'purna ', 'ᴘurna'].map((group) => refused(fresh, 'targetGroup', group)),
      ...['ID', 'İD', 'ıd', 'En', 'ｉｄ'].map((language) => refused(fresh, 'language', language)),
      ...['PADAT-KARYA', 'padat-\u212Aarya', 'padat‐karya', 'padat-karya\u0307'].map((program) =>
        sent(program, fresh({ choices: [{ program }] }), { refused: 400, at: ['choices.0.program'] }),
      ),
    ],
    generated: (fresh) =>
      fc
        .constantFrom('purna', 'calon', 'keluarga')
        .chain((group) => fc.nat({ max: group.length - 1 }).map((at) => [group, at] as const))
        .map(([group, at]) =>
          refused(fresh, 'targetGroup', [...group].with(at, group.charAt(at).toUpperCase()).join('')),
        ),
  },
];
