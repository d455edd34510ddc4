import * as fc from 'fast-check';
import type { EnrollmentBody } from '../../../local/week/people.ts';
import { asEvent, both, eventOf, type Fresh, overHttp, post, sent } from '../harness/attempt.ts';
import type { HostileClass } from '../harness/hostile-class.ts';

const unreadable = { refused: 400, code: 'invalid-json' } as const;
const tooLarge = { refused: 413, code: 'body-too-large' } as const;
const limit = 16 * 1024;

const noBody = (): Record<string, never> => {
  const { body: _, ...event } = eventOf(post(''));
  return event as Record<string, never>;
};

/** Spaces after the JSON, up to so many bytes. */
const filled = (body: EnrollmentBody, bytes: number): string => {
  const text = JSON.stringify(body);
  return text + ' '.repeat(bytes - Buffer.byteLength(text));
};

/** A field that nobody asked for, of so many bytes. */
const padded = (fresh: Fresh, bytes: number) => ({ ...fresh(), padding: 'x'.repeat(bytes) });

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const nestedObject = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** How much there is of a body. */
export const bodyClasses: readonly HostileClass[] = [
  {
    id: 'B1',
    words: 'no body',
    fixed: () => [
      asEvent('no body', noBody(), unreadable),
      asEvent('none, said to be base64', { ...noBody(), isBase64Encoded: true }, unreadable),
      asEvent('null, as other gateways say it', { ...noBody(), body: null }, { refused: 400 }),
      both('POST without a body', { ...post(''), body: '' }, unreadable),
    ],
  },
  {
    id: 'B2',
    words: 'an empty body, or spaces',
    fixed: () =>
      [' ', '\n\t \r\n', '\u00A0', '\uFEFF', '\u2003\u2003', '\0'].map((blank) =>
        both(JSON.stringify(blank), post(blank), unreadable),
      ),
    generated: () =>
      fc
        .array(fc.constantFrom(' ', '\t', '\n', '\r', '\u3000'), { minLength: 1, maxLength: 200 })
        .map((blanks) => both('blanks', post(blanks.join('')), unreadable)),
  },
  {
    id: 'B3',
    words: 'a body of more than 16 KB, up to more than the gateway takes',
    fixed: (fresh) => [
      ...[limit + 1, 17 * 1024, 1024 ** 2, 6 * 1024 ** 2].map((bytes) =>
        sent(`${bytes} bytes more`, padded(fresh, bytes), tooLarge),
      ),
      both('16 KB and a byte of spaces', post(filled(fresh(), limit + 1)), tooLarge, { eitherWay: true }),
      both('exactly 16 KB', post(filled(fresh({ name: 'Siti Enam Belas' }), limit)), {
        kept: { name: 'Siti Enam Belas' },
      }),
      sent('many bytes in few letters', { ...fresh(), padding: '語'.repeat(6_000) }, tooLarge),
      overHttp('10 MB and a byte', post(Buffer.alloc(10 * 1024 ** 2 + 1, 'x')), {
        refused: 413,
        byGateway: true,
      }),
    ],
    generated: (fresh) =>
      fc
        .integer({ min: limit, max: 3 * limit })
        .map((bytes) => sent('some bytes more', padded(fresh, bytes), tooLarge)),
  },
  {
    id: 'B4',
    words: '100,000 keys in one object, and as many as 16 KB hold',
    fixed: (fresh) =>
      (
        [
          [100_000, tooLarge],
          [1_000, unreadable],
          [200, { refused: 400, code: 'unknown-field' }],
        ] as const
      ).map(([count, expected]) => {
        const keys = Array.from({ length: count }, (_, at) => [`k${at}`, 1]);
        return sent(`${count} keys`, { ...fresh(), ...Object.fromEntries(keys) }, expected);
      }),
  },
  {
    id: 'B5',
    words: 'lists and objects in each other, up to 200,000 deep',
    fixed: (fresh) => [
      both('5,000 lists', post(nested(5_000)), unreadable),
      both('200,000 lists', post(nested(200_000)), tooLarge),
      both('2,000 objects', post(nestedObject(2_000)), unreadable),
      both('50,000 brackets that never close', post('['.repeat(50_000)), tooLarge),
      both('16,000 brackets that never close', post('['.repeat(16_000)), unreadable),
      both(
        'inside a field',
        post(JSON.stringify(fresh()).replace('{', `{"x":${nested(3_000)},`)),
        unreadable,
      ),
    ],
    generated: () =>
      fc
        .tuple(fc.integer({ min: 10, max: 2_500 }), fc.constantFrom(nested, nestedObject))
        .map(([depth, nest]) => both(`${depth} deep`, post(nest(depth)), unreadable)),
  },
  {
    id: 'B12',
    words: 'a byte order mark before the JSON',
    remark: 'One mark is dropped, a second one is refused.',
    fixed: (fresh) => [
      both(
        'one',
        post(`\uFEFF${JSON.stringify(fresh({ name: 'Bertanda' }))}`),
        { kept: { name: 'Bertanda' } },
        { eitherWay: true },
      ),
      both('two', post(`\uFEFF\uFEFF${JSON.stringify(fresh())}`), unreadable),
      both('behind', post(`${JSON.stringify(fresh())}\uFEFF`), unreadable),
    ],
  },
];
