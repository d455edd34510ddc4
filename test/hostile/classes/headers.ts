import * as fc from 'fast-check';
import type { EnrollmentBody } from '../../../local/week/people.ts';
import { canaryConsent } from '../../../shared/canary/consent.ts';
import { canaryHeader, markOf } from '../../../shared/canary/mark.ts';
import {
  type Attempt,
  asEvent,
  both,
  eventOf,
  jsonHeaders,
  moment,
  overHttp,
  post,
  sent,
  valuesOf,
  type Wire,
} from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';

const otherType = { refused: 415, code: 'unsupported-media-type' } as const;

/** A valid request with more headers, which must change nothing. */
function keptWith(what: string, body: EnrollmentBody, more: Wire['headers']): Attempt {
  const wire = post(JSON.stringify(body), [...jsonHeaders, ...more]);
  return both(what, wire, { kept: { name: body.name, phone: body.phone } }, { values: valuesOf(body) });
}

const header = (bytes: number): Wire['headers'] => [['x-filler', 'x'.repeat(bytes)]];
const cookies = (count: number, value: string): Wire['headers'] => [
  ['cookie', Array.from({ length: count }, (_, at) => `${at % 10}=${value}`).join('; ')],
];

const now = new Date(moment).getTime();
/** In the form of a right one, for any submission, and in others. */
const forgedMarks = [
  markOf('x', '0190a1b2-c3d4-4e5f-8a6b-7c8d9e0f1a2b', now),
  markOf('', '', now),
  ...['', '1', 'true', `${now}`, `${now}.`, `.${'A'.repeat(43)}`, `${now}.${'A'.repeat(43)}`],
  ...[`NaN.${'A'.repeat(43)}`, `-1.${'A'.repeat(43)}`, '../../secret', 'A'.repeat(4_000)],
];

/** What stands in the headers. */
export const headerClasses: readonly HostileClass[] = [
  {
    id: 'B13',
    words: 'headers twice, joined by commas, in mixed case',
    remark: 'Two content types are none.',
    fixed: (fresh) => [
      keptWith('accept twice', fresh(), [['Accept', 'application/json']]),
      both(
        '`CONTENT-TYPE`',
        post(JSON.stringify(fresh({ name: 'Kapital' })), [
          ['CONTENT-TYPE', 'application/json'],
          ['ACCEPT', 'application/json'],
        ]),
        {
          kept: { name: 'Kapital' },
        },
      ),
      ...['application/json', 'text/plain'].map((second) =>
        both(
          `content type twice, then ${second}`,
          post(JSON.stringify(fresh()), [...jsonHeaders, ['Content-Type', second]]),
          otherType,
          {
            eitherWay: true,
          },
        ),
      ),
      asEvent(
        'two spellings of one name in an event',
        {
          ...eventOf(post(JSON.stringify(fresh()))),
          headers: { 'Content-Type': 'application/json', 'content-type': 'text/plain' },
        },
        otherType,
      ),
    ],
  },
  {
    id: 'B14',
    words: 'query and path parameters named like fields',
    fixed: (fresh) => {
      const body = fresh({ name: 'Dari Badan' });
      const shadow = '?name=Dari+Alamat&nik=3212014501959999&submissionId=x&language=xx';
      const wire = { ...post(JSON.stringify(body)), path: `/enrollments${shadow}` };
      const kept = { kept: { name: 'Dari Badan', language: body.language } } as const;
      const values = ['Dari Alamat', '3212014501959999'];
      return [
        both('query', wire, kept, { values }),
        asEvent(
          'path',
          {
            ...eventOf(post(JSON.stringify(fresh({ name: 'Dari Badan' })))),
            pathParameters: { name: values[0] ?? '' },
          },
          { kept: { name: 'Dari Badan' } },
          { values },
        ),
      ];
    },
  },
  {
    id: 'B17',
    words: '`X-Forwarded-For` and its relatives, invented, and marks of the canary',
    remark: "The source is the gateway's alone; a mark that is not right changes nothing.",
    fixed: (fresh) => [
      keptWith('none', fresh(), []),
      ...[
        'x-forwarded-for',
        'x-real-ip',
        'forwarded',
        'true-client-ip',
        'cf-connecting-ip',
        'x-client-ip',
      ].map((name) => keptWith(name, fresh(), [[name, '198.51.100.7, 10.0.0.1']])),
      ...forgedMarks.map((mark) => keptWith(`mark ${mark.slice(0, 20)}`, fresh(), [[canaryHeader, mark]])),
      keptWith('two marks', fresh(), [
        [canaryHeader, 'true'],
        ['X-Canary', 'true'],
      ]),
      sent(
        'the consent of the canary',
        { ...fresh(), consent: { given: true, version: canaryConsent } },
        { refused: 400, at: ['consent.version'] },
      ),
    ],
    generated: (fresh) =>
      fc.ipV4().map((address) => keptWith('any address', fresh(), [['x-forwarded-for', address]])),
    alsoHolds: (kept) =>
      new Set(kept.map(({ source }) => source)).size === 1 ? [] : ['a header changed the source'],
  },
  {
    id: 'B18',
    words: '`Idempotency-Key`: missing, empty, long, many; one id with other content',
    remark: 'No such header in the contract: it changes nothing. The body’s own id is the key.',
    fixed: (fresh) => {
      const body = fresh();
      return [
        ...['', 'x'.repeat(300), 'kunci-é', 'a, b', '../../x'].map((key) =>
          keptWith(`key ${key.slice(0, 10)}`, fresh(), [['idempotency-key', key]]),
        ),
        sent('as a field', { ...fresh(), idempotencyKey: 'x' }, { refused: 400, at: ['idempotencyKey'] }),
        keptWith('an id', body, []),
        sent(
          'the same id, another phone',
          { ...body, phone: '+6281199999999' },
          { refused: 422, code: 'submission-id-reused' },
          { oursOnly: true },
        ),
        sent(
          'the same id, another language',
          { ...body, language: body.language === 'id' ? 'en' : 'id' },
          { refused: 422, code: 'submission-id-reused' },
          { oursOnly: true },
        ),
      ];
    },
  },
  {
    id: 'B19',
    words: 'other origins, also ones that look like ours, and preflights',
    remark: 'No answer lets another site read it.',
    fixed: (fresh) => [
      ...['null', 'https://evil.example', 'https://pemberdayaan-tki.example.evil.com', 'file://'].map(
        (origin) => keptWith(origin, fresh(), [['origin', origin]]),
      ),
      ...['POST', 'PUT', 'TRACE', 'X'].map((method) =>
        overHttp(
          `preflight for ${method}`,
          {
            method: 'OPTIONS',
            path: '/enrollments',
            headers: [
              ['origin', 'https://evil.example'],
              ['access-control-request-method', method],
              ['accept', 'application/json'],
            ],
          },
          { refused: 405, code: 'method-not-allowed' },
          { eitherWay: true },
        ),
      ),
    ],
  },
  {
    id: 'B20',
    words: 'more than 10 KB of headers; 1,000 cookies',
    remark: 'Servers without a gateway have their own limit.',
    fixed: (fresh) => [
      overHttp(
        '11 KB in one',
        post(JSON.stringify(fresh()), [...jsonHeaders, ...header(11_000)]),
        { refused: 431, byGateway: true },
        { eitherWay: true },
      ),
      overHttp(
        '1,000 long cookies',
        post(JSON.stringify(fresh()), [...jsonHeaders, ...cookies(1_000, 'x'.repeat(10))]),
        { refused: 431, byGateway: true },
        { eitherWay: true },
      ),
      overHttp('50 KB in one', post(JSON.stringify(fresh()), [...jsonHeaders, ...header(50_000)]), {
        refused: 431,
        byGateway: true,
      }),
      keptWith('1,000 short cookies', fresh(), cookies(1_000, '1')),
    ],
  },
];
