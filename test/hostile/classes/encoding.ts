import { isUtf8 } from 'node:buffer';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import type { EnrollmentBody } from '../../../local/week/people.ts';
import { formFields } from '../../support/requests.ts';
import {
  type Attempt,
  asEvent,
  both,
  type Expected,
  eventOf,
  type Fresh,
  post,
  valuesOf,
  type Wire,
} from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';

const unreadable = { refused: 400, code: 'invalid-json' } as const;
const otherType = { refused: 415, code: 'unsupported-media-type' } as const;

const accept = ['accept', 'application/json'] as const;
const typed = (type: string): Wire['headers'] => [['content-type', type], accept];
const encoded = (encoding: string): Wire['headers'] => [
  ...typed('application/json'),
  ['content-encoding', encoding],
];

const asJson = (what: string, body: EnrollmentBody, headers: Wire['headers'], expected: Expected): Attempt =>
  both(what, post(JSON.stringify(body), headers), expected, { values: valuesOf(body) });

const asForm = (body: object): string => new URLSearchParams(formFields(body)).toString();

const otherTypes = [
  ...['text/plain', 'text/json', 'text/html', 'multipart/form-data; boundary=x', 'application/jsonp'],
  ...[
    'application/json, text/html',
    'application/json text/html',
    'application/x-ndjson',
    'application/json/x',
  ],
  ...['application/octet-stream', 'json', '*/*', 'application/*'],
];

const wrongCharsets = ['utf-16', 'utf-16le', 'latin1', 'iso-8859-1', 'us-ascii', 'utf-7', 'windows-1252'];

/** The base64 of some valid body that holds a letter in which the two alphabets differ. */
function base64With(fresh: Fresh): string {
  const tries = Array.from({ length: 40 }, () => Buffer.from(JSON.stringify(fresh())).toString('base64'));
  return tries.find((text) => /[+/]/.test(text)) ?? '';
}

const inBase64 = (what: string, body: string, expected: Expected): Attempt =>
  asEvent(what, { ...eventOf(post('')), body, isBase64Encoded: true }, expected);

/** No UTF-8: each of these stands for a letter of the name. */
const broken: Readonly<Record<string, readonly number[]>> = {
  'a byte that no text has': [0xff],
  'a lone continuation': [0x80],
  'a sequence that breaks off': [0xe2, 0x82],
  'an overlong NUL': [0xc0, 0x80],
  'an overlong slash': [0xe0, 0x80, 0xaf],
  'half of a pair': [0xed, 0xa0, 0x80],
  'beyond Unicode': [0xf4, 0x90, 0x80, 0x80],
};

function withBytes(what: string, bytes: readonly number[], fresh: Fresh): Attempt {
  const [before = '', after = ''] = JSON.stringify(fresh({ name: 'Siti #' })).split('#');
  return both(
    what,
    post(Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])),
    unreadable,
  );
}

/** In which signs a body comes. */
export const encodingClasses: readonly HostileClass[] = [
  {
    id: 'B6',
    words: 'no content type, or another one',
    remark: 'A form is welcome here; what is no form under its name is not.',
    fixed: (fresh) => [
      asJson('none', fresh(), [accept], otherType),
      ...otherTypes.map((type) => asJson(type, fresh(), typed(type), otherType)),
      {
        ...asJson('application/vnd.api+json', fresh(), typed('application/vnd.api+json'), otherType),
        oursOnly: true,
      },
      asJson('JSON said to be a form', fresh(), typed('application/x-www-form-urlencoded'), unreadable),
      both(
        'a form',
        post(asForm(fresh({ name: 'Formulir' })), typed('application/x-www-form-urlencoded')),
        { kept: { name: 'Formulir' } },
        { oursOnly: true },
      ),
    ],
  },
  {
    id: 'B7',
    words: 'JSON in UTF-8 that says it is in another character set',
    fixed: (fresh) => [
      ...wrongCharsets.map((charset) =>
        asJson(
          charset,
          fresh({ name: 'Zoë Ningsih' }),
          typed(`application/json; charset=${charset}`),
          otherType,
        ),
      ),
      ...['utf-8', 'UTF-8', '"utf-8"'].map((charset) =>
        asJson(charset, fresh({ name: 'Zoë Ningsih' }), typed(`application/json; charset=${charset}`), {
          kept: { name: 'Zoë Ningsih' },
        }),
      ),
    ],
  },
  {
    id: 'B8',
    words: 'a compressed body, and one that grows a thousandfold',
    remark: 'Peers may unpack what is small.',
    fixed: (fresh) => [
      ...Object.entries({ gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }).map(
        ([name, pack]) =>
          both(name, post(pack(JSON.stringify(fresh())), encoded(name)), otherType, { eitherWay: true }),
      ),
      both('a bomb of 10 MB', post(gzipSync(Buffer.alloc(10 * 1024 ** 2, '[')), encoded('gzip')), otherType),
      ...['gzip', 'zstd', 'gzip, gzip', 'x', 'gzip;q=1']
        .map((name) => asJson(`${name}, which it is not`, fresh(), encoded(name), otherType))
        .map((attempt) => ({ ...attempt, eitherWay: true as const })),
      asJson('identity', fresh({ name: 'Polos' }), encoded('identity'), { kept: { name: 'Polos' } }),
    ],
  },
  {
    id: 'B9',
    words: 'base64 of good UTF-8',
    fixed: (fresh) => [
      inBase64('base64', Buffer.from(JSON.stringify(fresh({ name: 'Zoë 語' }))).toString('base64'), {
        kept: { name: 'Zoë 語' },
      }),
    ],
  },
  {
    id: 'B10',
    words: 'bytes that are no UTF-8',
    fixed: (fresh) => Object.entries(broken).map(([what, bytes]) => withBytes(what, bytes, fresh)),
    generated: (fresh) =>
      fc
        .uint8Array({ minLength: 1, maxLength: 6 })
        .filter((bytes) => !bytes.some((byte) => byte < 0x80) && !isUtf8(bytes))
        .map((bytes) => withBytes('any bytes', [...bytes], fresh)),
  },
  {
    id: 'B11',
    words: 'what is no base64',
    fixed: (fresh) => {
      const text = base64With(fresh);
      return [
        inBase64('another letter', `${text.slice(0, 20)}*${text.slice(20)}`, unreadable),
        inBase64('no padding', text.replace(/=*$/, '').slice(0, -1), unreadable),
        inBase64('padding in the middle', `${text.slice(0, 40)}==${text.slice(40)}`, unreadable),
        inBase64('the alphabet of addresses', text.replaceAll('+', '-').replaceAll('/', '_'), unreadable),
        inBase64('line breaks', text.replace(/(.{76})/g, '$1\r\n'), unreadable),
        inBase64('JSON itself', JSON.stringify(fresh()), unreadable),
      ];
    },
  },
];
