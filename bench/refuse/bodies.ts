import { gzipSync } from 'node:zlib';
import { enrollmentFor } from '../../local/week/people.ts';
import { postForm, postJson } from '../../test/support/requests.ts';

type Event = ReturnType<typeof postJson>;

const asJson = (body: string): Event => ({ ...postJson('/enrollments', {}), body });
const keys = (count: number): string =>
  `{${Array.from({ length: count }, (_, index) => `"key${index}":1`).join(',')}}`;
const levels = (count: number): string => '['.repeat(count) + ']'.repeat(count);
const person = enrollmentFor(1);
const padded = (bytes: number): string => `{"name":"${'a'.repeat(bytes - 11)}"}`;

/** Packed by a thousand: what unpacks it has 10 MB in its hands. */
const bomb: Event = {
  ...postJson('/enrollments', {}, { headers: { 'content-encoding': 'gzip' } }),
  body: gzipSync(padded(10_000_000)).toString('base64'),
  isBase64Encoded: true,
};

/** Bodies that are larger than any enrollment. */
export const large: Readonly<Record<string, Event>> = {
  '100,000 keys (1.1 MB)': asJson(keys(100_000)),
  '200,000 levels (0.4 MB)': asJson(levels(200_000)),
  'a text of 6 MB': asJson(padded(6_000_000)),
  '5 MB of digits': asJson(`{"nik":${'9'.repeat(5_000_000)}}`),
  'gzip of 10 MB': bomb,
  '17 KB': asJson(padded(17_000)),
};

/** The costliest that still fit into the limit, each as a function of its size. */
export const fitting: Readonly<Record<string, (bytes: number) => Event>> = {
  'unknown keys': (bytes) => asJson(keys(Math.floor(bytes / 12))),
  levels: (bytes) => asJson(levels(bytes / 2)),
  'escaped quotes': (bytes) => asJson(`["${'\\"'.repeat(bytes / 2 - 2)}"]`),
  'spaces after a key': (bytes) => asJson(`{"a"${' '.repeat(bytes - 7)}:1}`),
  'empty texts': (bytes) => asJson(`[${'"",'.repeat(bytes / 3 - 2)}""]`),
  'a name of marks': (bytes) =>
    asJson(JSON.stringify({ ...person, name: 'a\u0301\u0316'.repeat((bytes - 800) / 5) })),
  'a name of spaces': (bytes) => asJson(JSON.stringify({ ...person, name: ' '.repeat(bytes - 800) })),
  'a card number of dots': (bytes) => asJson(JSON.stringify({ ...person, nik: '.'.repeat(bytes - 800) })),
  'a phone of brackets': (bytes) => asJson(JSON.stringify({ ...person, phone: '('.repeat(bytes - 800) })),
  'form fields': (bytes) => ({
    ...postForm('/enrollments', {}),
    body: Array.from({ length: bytes / 8 }, (_, at) => `a${at}=1`).join('&'),
  }),
  'form brackets': (bytes) => ({
    ...postForm('/enrollments', {}),
    body: `a${'[b]'.repeat(bytes / 3 - 1)}=1`,
  }),
};

export const accepted = (seed: number): Event => postJson('/enrollments', enrollmentFor(seed));
