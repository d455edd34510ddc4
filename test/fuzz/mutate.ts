import type { Dice } from '../../local/week/dice.ts';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { formFields } from '../support/requests.ts';
import type { Input } from './target.ts';

const types = ['application/json', 'application/x-www-form-urlencoded'];
const strangeTypes = [
  'application/json;charset=UTF-8',
  'text/plain',
  'application/json,application/json',
  '',
];
const strangeEvents = [
  { version: '1.0' },
  { headers: { 'Content-Type': 'application/json', 'content-type': 'text/plain' } },
  { headers: { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' } },
  { requestContext: {} },
  { body: 1 },
];
const ways = ['text', 'utf8', 'latin1', 'base64'] as const;

const fieldNames = Object.keys(
  enrollmentFor(1, { story: 'x', country: 'MY', about: 'self', safeContact: 'x' }),
);
const values = [...catalog.programs, ...catalog.targetGroups, ...catalog.plans].map(({ id }) => id);

const spaced = (text: string): string[] => text.split(' ');

/** What a blind change seldom finds: our own words, and what has broken parsers, names and numbers before. */
const words: readonly string[] = [
  ...fieldNames,
  ...values,
  ...spaced('assisted given version protection choices[1][program] choices.2.trainingType'),
  ...spaced('" \\" \\ { } [ ] : , "": {"": [[[[[[[[ null true -0 1e400 0x1'),
  ...spaced('__proto__ constructor toString "\\u005f_proto__":1, "nik":"1", \\u006eik \\ud800 \\u0000'),
  ...spaced('& = % %ff %00 %ed%a0%80 + &nik=1 a[b]=1 a.b.c.d=1 .. [0] &name.x=1&name=2'),
  ...[
    '\uFEFF',
    '\u200B',
    '\u202E',
    '\u2028',
    '\u0000',
    '\uD800',
    '\uDC00',
    '\u0301',
    'ﬁ',
    'İ',
    '👩‍👩‍👧‍👦',
    'ꦱ',
    '①',
  ],
  ...[
    '9'.repeat(400),
    '\u0301'.repeat(200),
    ' '.repeat(300),
    'a'.repeat(101),
    '"'.repeat(64),
    '[{"a":'.repeat(40),
  ],
];
const wholeBodies = ['', ' ', 'null', '[]', '1', '"x"', '{}', 'a', '\uFEFF{}'];
const notText = ['1', 'null', '[]', '{}', 'true', '1e400', `${'['.repeat(10)}${']'.repeat(10)}`];

/** Values that one field's own rules tell apart. */
const ofField: Readonly<Record<string, readonly string[]>> = {
  nik: [
    '5403014505030003',
    '3299014505900003',
    '3212014505900000',
    '3212013113900003',
    '3232323232323232',
  ].concat([
    '3212010101200003',
    '3212012902000003',
    '1271010512710105',
    '3212 0145 0590 0003',
    '６',
    '32120145O5900003',
  ]),
  phone: spaced('0062812345678 0812345678 62812345678 6208123456 85261234567 +85261234567 +97912345678 1500'),
  program: values,
  story: ['\u200B', '\t', ' ', '\n', '👩‍👩‍👧‍👦', 'a\r\nb'],
};

/** Bodies that are accepted, as JSON and as a form, of every program. */
export const validInputs = (count: number): Input[] =>
  Array.from({ length: count }, (_, seed) => enrollmentFor(seed + 1)).flatMap((body) => [
    { type: types[0] ?? '', as: 'text', body: JSON.stringify(body) },
    { type: types[1] ?? '', as: 'utf8', body: asForm(body) },
  ]);

const asForm = (body: EnrollmentBody): string => new URLSearchParams(formFields(body)).toString();

/** One to four changes; now and then the envelope instead. */
export function mutate(input: Input, others: readonly Input[], dice: Dice): Input {
  if (dice.below(12) === 0) return { ...input, type: dice.oneOf([...types, ...strangeTypes]) };
  if (dice.below(12) === 0) return { ...input, as: dice.oneOf(ways) };
  if (dice.below(100) === 0) return { ...input, event: dice.oneOf(strangeEvents) };
  if (dice.below(100) === 0) return { ...input, body: dice.oneOf(wholeBodies) };
  let { body } = input;
  for (let left = 1 + dice.below(4); left > 0; left -= 1) body = change(body, others, dice);
  return { ...input, body };
}

function change(body: string, others: readonly Input[], dice: Dice): string {
  const [from, to] = [dice.below(body.length + 1), dice.below(body.length + 1)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  const [before, within, after] = [body.slice(0, from), body.slice(from, to), body.slice(to)];
  const near = body.slice(from + dice.below(4));
  switch (dice.below(8)) {
    case 0:
      return before + after;
    case 1:
      return before + within + within + after;
    case 2:
      return before + String.fromCharCode(dice.below(dice.below(2) === 0 ? 128 : 0x10000)) + near;
    case 3:
      return before + dice.oneOf(others).body.slice(from);
    case 4:
      return before + within.repeat(2 + dice.below(60)).slice(0, 20_000) + after;
    case 5:
      return retype(body, dice);
    default:
      return before + dice.oneOf(words) + near;
  }
}

/** Another value for one field that has a text: one of its own kind, or any word. */
function retype(body: string, dice: Dice): string {
  const places = [...body.matchAll(/"(\w+)":"[^"]*"|([\w.]+)=[^&]*/g)];
  const place = places.length > 0 ? dice.oneOf(places) : undefined;
  if (!place) return body;
  const [old, key, name = ''] = place;
  const value = dice.oneOf(
    dice.below(2) === 0 ? words : (ofField[key ?? name.split('.').at(-1) ?? ''] ?? words),
  );
  const raw = dice.below(4) === 0 ? dice.oneOf(notText) : JSON.stringify(value);
  const changed =
    key === undefined ? `${name}=${encodeURIComponent(value.toWellFormed())}` : `"${key}":${raw}`;
  return body.slice(0, place.index) + changed + body.slice(place.index + old.length);
}
