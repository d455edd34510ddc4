import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Digests } from '../../../../shared/identity/digests.ts';

const digests = new Digests('a pepper that only tests know, long enough');
const value = '3212014101900001';

const purposes: Readonly<Record<string, (of: Digests, text: string) => string>> = {
  submissionId: (of, text) => of.submissionId(text),
  receiptBytes: (of, text) => Buffer.from(of.receiptBytes(text)).subarray(0, 16).toString('base64url'),
  submission: (of, text) => of.submission(text),
  content: (of, text) => of.content(text),
  phone: (of, text) => of.phone(text),
  source: (of, text) => of.source(text),
  'person of a year': (of, text) => of.person(text, 2026),
  'person of the next year': (of, text) => of.person(text, 2027),
  item: (of, text) => of.item(text, ''),
  code: (of, text) => of.code(text, '', ''),
};

it('the same value has another digest for every purpose, and for every year', () => {
  const found = Object.values(purposes).map((digest) => digest(digests, value));
  expect(new Set(found).size).toBe(found.length);
});

it.each(Object.entries(purposes))(
  'the digest as %s is stable, short, and safe in keys and tags',
  (_, digest) => {
    expect(digest(digests, value)).toBe(digest(digests, value));
    expect(digest(digests, value)).toMatch(/^[A-Za-z0-9_-]{22}$/);
    expect(digest(new Digests('another pepper that only tests know of'), value)).not.toBe(
      digest(digests, value),
    );
  },
);

it('different values never meet, whatever they are', () => {
  const different = fc.property(fc.string(), fc.string(), (one, other) => {
    fc.pre(one !== other);
    for (const digest of Object.values(purposes))
      expect(digest(digests, one)).not.toBe(digest(digests, other));
  });
  fc.assert(different, { numRuns: 50 });
});

it('the two halves of a key, or the parts of a code, cannot be moved into each other', () => {
  expect(digests.item('P#ab', 'c')).not.toBe(digests.item('P#a', 'bc'));
  expect(digests.code('desk', 'browser1', '2345678')).not.toBe(digests.code('desk', 'browser', '12345678'));
});

it('a short secret is no pepper', () => {
  expect(() => new Digests('short')).toThrow('shorter than 32');
});
