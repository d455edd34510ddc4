import * as fc from 'fast-check';
import { type Attempt, both, type Fresh, post, sent, valuesOf } from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';

const unreadable = { refused: 400, code: 'invalid-json' } as const;
const tooLarge = { refused: 413, code: 'body-too-large' } as const;

/** A valid body's text, changed. */
function damaged(
  what: string,
  fresh: Fresh,
  change: (text: string) => string,
  expected: Attempt['expected'] = unreadable,
): Attempt {
  const body = fresh();
  return both(what, post(change(JSON.stringify(body))), expected, { values: valuesOf(body) });
}

const inField = (raw: string) => (text: string) => text.replace(/"language":"[a-z]+"/, `"language":${raw}`);

const brokenTexts: Readonly<Record<string, (text: string) => string>> = {
  'garbage behind': (text) => `${text}x`,
  'another document behind': (text) => `${text}{}`,
  'a comma behind': (text) => text.replace(/}$/, ',}'),
  'a comma too many': (text) => text.replace(',', ',,'),
  'a line comment': (text) => `// x\n${text}`,
  'a comment': (text) => text.replace('{', '{/* x */'),
  'single quotes': (text) => text.replaceAll('"', "'"),
  'no quotes': (text) => text.replace('"nik":', 'nik:'),
  'a bell in a string': (text) => text.replace('"Desa', '"\u0007Desa'),
  'a line end in a string': (text) => text.replace('Desa ', 'Desa\n'),
  'an escape that is none': (text) => text.replace('Desa', '\\x41'),
  'half an escape': (text) => text.replace('Desa', '\\u12'),
  'a NUL behind': (text) => `${text}\0`,
  'no colon': (text) => text.replace('"nik":', '"nik"'),
  'a callback': (text) => `x(${text})`,
  'a guard': (text) => `)]}',\n${text}`,
  ...Object.fromEntries(
    ['NaN', 'Infinity', '-Infinity', '0x10', '01', '+1', '.5', '1.', 'undefined', 'True', '1_000', '1n'].map(
      (raw) => [raw, inField(raw)],
    ),
  ),
};

const protoKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
const polluting = { polluted: true, isAdmin: true, toString: 'x' };

const places: Readonly<Record<string, (key: string) => (text: string) => string>> = {
  'the body': (key) => (text) => text.replace('{', `{"${key}":${JSON.stringify(polluting)},`),
  'a choice': (key) => (text) => text.replace('[{', `[{"${key}":${JSON.stringify(polluting)},`),
  'the consent': (key) => (text) => text.replace('"consent":{', `"consent":{"${key}":"x",`),
};

/** JSON as a text. */
export const syntaxClasses: readonly HostileClass[] = [
  {
    id: 'B21',
    words: 'what is nearly JSON: cut off, commented, with commas, quotes or numbers of other languages',
    fixed: (fresh) => Object.entries(brokenTexts).map(([what, change]) => damaged(what, fresh, change)),
    generated: (fresh) =>
      fc.integer({ min: 1, max: 400 }).map((cut) => damaged('cut off', fresh, (text) => text.slice(0, -cut))),
  },
  {
    id: 'B22',
    words: '`null`, `true`, a number, a string or a list instead of an object',
    fixed: (fresh) => [
      ...[null, true, 1, 'x', []].map((body) => sent(JSON.stringify(body), body, { refused: 400 })),
      sent('a list of one valid object', [fresh()], { refused: 400 }),
    ],
    generated: () =>
      fc
        .jsonValue({ maxDepth: 2 })
        .filter((value) => typeof value !== 'object' || value === null || Array.isArray(value))
        .map((value) => sent('any JSON but an object', value, { refused: 400 })),
  },
  {
    id: 'B23',
    words: 'a key written twice, also in another spelling',
    fixed: (fresh) => [
      damaged('`nik` twice', fresh, (text) => text.replace('{', '{"nik":"3212014501950001",')),
      damaged('`nik` as an escape', fresh, (text) => text.replace('{', '{"\\u006eik":"3212014501950001",')),
      damaged('twice the same', fresh, (text) => text.replace(/("district":"[\d.]+")/, '$1,$1')),
      damaged('twice in a choice', fresh, (text) =>
        text.replace('"program":', '"program":"kur-tki","program":'),
      ),
    ],
    generated: (fresh) =>
      fc
        .constantFrom('name', 'phone', 'district', 'consent', 'language')
        .map((key) => damaged(`\`${key}\` twice`, fresh, (text) => text.replace('{', `{"${key}":"x",`))),
  },
  {
    id: 'B24',
    words: '`__proto__`, `constructor` and the like as keys, at any depth',
    fixed: (fresh) => [
      ...protoKeys.flatMap((key) =>
        Object.entries(places).map(([place, into]) =>
          damaged(`${key} in ${place}`, fresh, into(key), { refused: 400 }),
        ),
      ),
      damaged('`__proto__` as an escape', fresh, places['the body']?.('\\u005f_proto__') ?? String),
      sent('and then a good one', fresh({ name: 'Sesudahnya' }), { kept: { name: 'Sesudahnya' } }),
    ],
  },
  {
    id: 'B27',
    words: 'numbers beyond all bounds, and of ten million digits',
    fixed: (fresh) => [
      ...['1e400', '-1e400', '-0', '9007199254740993', '1e-400', '1'.repeat(9_000)].map((raw) =>
        damaged(raw.slice(0, 20), fresh, inField(raw), {
          refused: 400,
          at: ['language'],
          code: 'wrong-type',
        }),
      ),
      damaged('a card number as a number', fresh, (text) => text.replace(/"nik":"(\d+)"/, '"nik":$1'), {
        refused: 400,
        at: ['nik'],
      }),
      damaged('a million digits', fresh, inField('1'.repeat(1_000_000)), tooLarge),
      damaged('nine million digits', fresh, inField('9'.repeat(9_000_000)), tooLarge),
    ],
    generated: (fresh) =>
      fc
        .double()
        .filter(Number.isFinite)
        .map((number) =>
          damaged('any number', fresh, inField(JSON.stringify(number)), { refused: 400, at: ['language'] }),
        ),
  },
];
