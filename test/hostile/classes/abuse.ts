import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import type { EnrollmentBody } from '../../../local/week/people.ts';
import { formFields } from '../../support/requests.ts';
import {
  type Attempt,
  both,
  type Expected,
  type Fresh,
  post,
  sent,
  valuesOf,
  type Wire,
} from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';

const form = 'application/x-www-form-urlencoded';
const asProgram: Wire['headers'] = [
  ['content-type', form],
  ['accept', 'application/json'],
];
const asBrowser: Wire['headers'] = [
  ['content-type', form],
  ['accept', 'text/html,application/xhtml+xml'],
];
const onceMore = { refused: 409, code: 'confirm-needed' } as const;

function formOf(
  what: string,
  body: EnrollmentBody,
  expected: Expected,
  {
    fields = {},
    headers = asProgram,
  }: { readonly fields?: Record<string, string>; readonly headers?: Wire['headers'] } = {},
): Attempt {
  const text = new URLSearchParams({ ...formFields(body), ...fields }).toString();
  const page = 'page' in expected;
  return both(what, post(text, headers), expected, { values: page ? [] : valuesOf(body), oursOnly: true });
}

const unknown = (field: string): Expected => ({ refused: 400, at: [field], code: 'unknown-field' });
const field = (fresh: Fresh, name: string, value: unknown): Attempt =>
  sent(name, { ...fresh(), [name]: value }, unknown(name));

/** Texts on which patterns written carelessly take a time that grows with the square of their length, or worse. */
const slow: Readonly<Record<string, (length: number) => string>> = {
  'a…!': (length) => `${'a'.repeat(length)}!`,
  'spaces…x!': (length) => `a${' '.repeat(length)}!`,
  'dots and dashes': (length) => `${'.-'.repeat(length / 2)}\n`,
  'digits…x': (length) => `${'0'.repeat(length)}x`,
  'words…': (length) => `${'a '.repeat(length / 2)}@`,
  'zeros and plus': (length) => `+${'00'.repeat(length / 2)}`,
  apostrophes: (length) => `${"'’".repeat(length / 2)}1`,
  marks: (length) => `a${'\u0301\u0323'.repeat(length / 2)}`,
  flags: (length) => '🇮🇩'.repeat(length / 4),
};

const texts = ['name', 'nik', 'phone', 'village', 'submissionId', 'district'] as const;
const slowAt = (name: string, what: string, length: number, fresh: Fresh): Attempt =>
  sent(`${what} in ${name}`, { ...fresh(), [name]: slow[what]?.(length) }, { refused: 400, at: [name] });

const addresses = [
  ...['a@mailinator.com', 'admin@x.test', 'a+1@gmail.com', 'a+2@gmail.com', 'a@gmail.com\r\nBcc: b@x.test'],
  ...['"a b"@x.test', 'a@[127.0.0.1]', 'a@localhost'],
];

const picture = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ';

/** Who wants to flood, to guess, or to bring something along. */
export const abuseClasses: readonly HostileClass[] = [
  {
    id: 'B78',
    words: 'the field that people do not see, filled in',
    remark: 'Asked for one more tap, never thrown away: a browser may have filled it in.',
    fixed: (fresh) => [
      formOf('by a program', fresh(), onceMore, { fields: { website: 'https://x.test' } }),
      formOf(
        'by a browser',
        fresh(),
        { ...onceMore, page: true },
        { fields: { website: 'x' }, headers: asBrowser },
      ),
      formOf(
        'empty, as people leave it',
        fresh({ name: 'Orang Biasa' }),
        { kept: { name: 'Orang Biasa' } },
        { fields: { website: '' } },
      ),
      field(fresh, 'website', 'https://x.test'),
    ],
  },
  {
    id: 'B79',
    words: 'tokens invented, a form sent again, a form that stands on another site',
    remark:
      'There is no token to forge: who is slow, offline or without cookies must get through. A form from another site is asked for one more tap.',
    fixed: (fresh) => {
      const again = fresh({ name: 'Sekali Lagi' });
      const elsewhere = (headers: Wire['headers']) => ({ headers: [...asProgram, ...headers] });
      return [
        ...['formToken', '_csrf', 'captcha'].map((name) => field(fresh, name, 'x')),
        formOf('first', again, { kept: { name: 'Sekali Lagi' } }),
        formOf(
          'at once again, other content',
          { ...again, village: 'Desa Lain' },
          { refused: 422, code: 'submission-id-reused' },
        ),
        formOf(
          'on another site',
          fresh(),
          onceMore,
          elsewhere([
            ['origin', 'https://evil.example'],
            ['sec-fetch-site', 'cross-site'],
          ]),
        ),
        formOf(
          'on another site, an old browser',
          fresh(),
          onceMore,
          elsewhere([['origin', 'https://evil.example']]),
        ),
        formOf(
          'on a site that hides itself',
          fresh(),
          onceMore,
          elsewhere([
            ['origin', 'null'],
            ['sec-fetch-site', 'cross-site'],
          ]),
        ),
        formOf(
          'on our own',
          fresh({ name: 'Dari Sini' }),
          { kept: { name: 'Dari Sini' } },
          elsewhere([
            ['origin', 'null'],
            ['sec-fetch-site', 'same-origin'],
          ]),
        ),
      ];
    },
  },
  {
    id: 'B81',
    words: 'texts on which careless patterns never end',
    remark: 'That each pattern is linear, a test of the sources proves.',
    fixed: (fresh) =>
      texts.flatMap((name) => Object.keys(slow).map((what) => slowAt(name, what, 4_000, fresh))),
    generated: (fresh) =>
      fc
        .tuple(
          fc.constantFrom(...texts),
          fc.constantFrom(...Object.keys(slow)),
          fc.integer({ min: 600, max: 4_000 }),
        )
        .map(([name, what, length]) => slowAt(name, what, length, fresh)),
  },
  {
    id: 'B82',
    words: 'keys that collide, long lists, lists with holes',
    fixed: (fresh) => [
      sent(
        '1,000 numbers as keys',
        { ...fresh(), ...Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [at * 65_536, 1])) },
        { refused: 400, code: 'invalid-json' },
      ),
      sent('5,000 choices', { ...fresh(), choices: Array(5_000).fill(0) }, { refused: 400 }),
      sent('10,000 choices', { ...fresh(), choices: Array(10_000).fill(0) }, { refused: 413 }),
      sent(
        'a list with holes',
        { ...fresh(), choices: [null, { program: 'padat-karya' }] },
        { refused: 400, at: ['choices.0'] },
      ),
      formOf(
        '500 choices in a form',
        fresh(),
        { refused: 400 },
        {
          fields: Object.fromEntries(
            Array.from({ length: 300 }, (_, at) => [`choices.${at}.program`, 'padat-karya']),
          ),
        },
      ),
      formOf(
        'a choice far behind, in a form',
        fresh({ name: 'Jauh', choices: [] }),
        { kept: { name: 'Jauh' } },
        {
          fields: { 'choices.4294967295.program': 'padat-karya' },
        },
      ),
    ],
  },
  {
    id: 'B85',
    words: 'mail addresses: disposable, of a role, with tags, with a header inside',
    remark: 'The contract asks for no address: the field is refused.',
    fixed: (fresh) => addresses.map((address) => field(fresh, 'email', address)),
  },
  {
    id: 'B86',
    words: 'files: fields for them, pictures in a text, multipart',
    fixed: (fresh) => [
      ...['file', 'attachment', 'photo', 'ktp', 'document'].map((name) => field(fresh, name, picture)),
      sent(
        'a picture as a name',
        { ...fresh(), name: picture },
        { refused: 400, at: ['name'], code: 'characters' },
      ),
      sent(
        'a picture as a village',
        { ...fresh(), village: picture.repeat(2) },
        { refused: 400, at: ['village'], code: 'too-long' },
      ),
      sent(
        'bytes as a village',
        { ...fresh(), village: gzipSync('x'.repeat(500)).toString('latin1') },
        { refused: 400, at: ['village'] },
      ),
      both(
        'a form with a file',
        post(
          '--x\r\ncontent-disposition: form-data; name="ktp"; filename="../ktp.jpg"\r\n\r\nx\r\n--x--\r\n',
          [
            ['content-type', 'multipart/form-data; boundary=x'],
            ['accept', 'application/json'],
          ],
        ),
        { refused: 415, code: 'unsupported-media-type' },
      ),
    ],
  },
];
