import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BodySource, readBody } from '../../../../shared/http/gate.ts';
import { isPrototypeKey } from '../../../../shared/http/names.ts';
import { problemOf } from '../../../support/problems.ts';

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const codeOf = (source: BodySource) => problemOf(() => readBody(source))?.code;
const base64 = (bytes: Uint8Array | string) => ({
  headers: json,
  body: Buffer.from(bytes).toString('base64'),
  isBase64Encoded: true,
});

const hasEscape = (key: string): boolean => JSON.stringify(key).includes('\\');
const keysOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => [key, ...keysOf(part)])
    : [];

describe('the envelope', () => {
  it.each([undefined, '', '   \n'])('without content (%j) is no JSON, whatever its type', (body) => {
    expect(codeOf({ headers: {}, body })).toBe('invalid-json');
    expect(codeOf({ headers: json, body })).toBe('invalid-json');
  });

  it('is measured in bytes before anything is parsed', () => {
    const padded = (length: number) => `{"a":"${'x'.repeat(length - 8)}"}`;
    expect(codeOf({ headers: json, body: padded(16_384) })).toBeUndefined();
    expect(codeOf({ headers: json, body: padded(16_385) })).toBe('body-too-large');
    expect(codeOf({ headers: json, body: `{"a":"${'é'.repeat(8_200)}"}` })).toBe('body-too-large');
    expect(codeOf(base64(padded(16_384)))).toBeUndefined();
    expect(codeOf(base64(padded(16_385)))).toBe('body-too-large');
  });

  it('refuses a huge body for its size, before it is read', () => {
    const huge = '['.repeat(6_000_000);
    for (const isBase64Encoded of [false, true]) {
      const source = { headers: json, body: huge, isBase64Encoded };
      expect(codeOf(source)).toBe('body-too-large');
    }
  });

  it.each([
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/json, text/html',
    'application/json; charset=utf-16',
    'application/json; charset=latin1',
    '',
  ])('refuses the type %j', (type) => {
    expect(codeOf({ headers: { 'content-type': type }, body: '{}' })).toBe('unsupported-media-type');
  });

  it.each(['application/json;charset=UTF-8', 'Application/JSON; charset="utf-8"', 'application/json;'])(
    'takes the type %j',
    (type) => {
      expect(readBody({ headers: { 'content-type': type }, body: '{}' })).toEqual({});
    },
  );

  it('refuses a missing type, two types, and any compression', () => {
    expect(codeOf({ headers: {}, body: '{}' })).toBe('unsupported-media-type');
    const twice = { 'content-type': 'application/json,text/plain' };
    expect(codeOf({ headers: twice, body: '{}' })).toBe('unsupported-media-type');
    for (const encoding of ['gzip', 'br', 'deflate', 'identity, gzip']) {
      expect(codeOf({ headers: { ...json, 'content-encoding': encoding }, body: '{}' })).toBe(
        'unsupported-media-type',
      );
    }
    expect(codeOf({ headers: { ...json, 'content-encoding': 'identity' }, body: '{}' })).toBeUndefined();
  });

  it.each([
    ['a byte that is never UTF-8', [0x22, 0xff, 0x22]],
    ['an overlong form', [0x22, 0xc0, 0xaf, 0x22]],
    ['a cut sequence', [0x22, 0xe2, 0x82, 0x22]],
    ['an encoded surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
  ])('refuses %s', (_what, bytes) => {
    expect(codeOf(base64(Uint8Array.from(bytes)))).toBe('invalid-json');
  });

  it('refuses what is not base64', () => {
    for (const body of ['e30', 'e30=e30=', 'e3 0=', 'e-_=', '====']) {
      expect(codeOf({ headers: json, body, isBase64Encoded: true })).toBe('invalid-json');
    }
  });

  it('drops a byte order mark', () => {
    expect(readBody({ headers: json, body: '\uFEFF{"a":"b"}' })).toEqual({ a: 'b' });
    expect(readBody(base64('\uFEFF{"a":"b"}'))).toEqual({ a: 'b' });
  });
});

describe('JSON', () => {
  const read = (body: string) => readBody({ headers: json, body });
  const refused = (body: string) => codeOf({ headers: json, body }) === 'invalid-json';

  it('is taken as any parser takes it when no key is written twice', () => {
    const values = fc
      .jsonValue({ maxDepth: 4 })
      .filter((value) => !keysOf(value).some((key) => isPrototypeKey(key) || hasEscape(key)));
    fc.assert(
      fc.property(values, (value) => {
        expect(read(JSON.stringify(value, undefined, 2))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    '{"a":1',
    '{"a":1}x',
    '{"a":1,}',
    '// no',
    "{'a':1}",
    'NaN',
    '[Infinity]',
    '0x1',
    '01',
    '"a\nb"',
    '{"a":1}{"a":1}',
  ])('is not %j', (body) => {
    expect(refused(body)).toBe(true);
  });

  it('with a key twice is refused, however it is written and however deep', () => {
    for (const body of [
      '{"nik":"1","nik":"2"}',
      '{"nik":"1","\\u006eik":"2"}',
      '{"a":[{"b":1,"b":1}]}',
      '{"a":{},"a" \n :{}}',
      '{"a":{"x":1},"a":{"y":2}}',
      '{"\\"":1,"\\"":2}',
    ]) {
      expect(refused(body)).toBe(true);
    }
  });

  it('with an escape in a key is refused, which this V8 can read as another key', () => {
    expect(refused('{"\\u006eik":"1"}')).toBe(true);
    expect(refused('{"a":1,"b\\"":2}')).toBe(true);
    expect(read('{"a":"\\u006eik \\" \\\\"}')).toEqual({ a: 'nik " \\' });
  });

  it('with more keys than any of our pages has fields is refused, in JSON and in a form', () => {
    const many = Array.from({ length: 301 }, (_, at) => `a${at}`);
    expect(refused(`{${many.map((key) => `"${key}":1`).join(',')}}`)).toBe(true);
    expect(codeOf({ headers: form, body: many.map((key) => `${key}=1`).join('&') })).toBe('invalid-json');
    expect(
      codeOf({
        headers: form,
        body: many
          .slice(1)
          .map((key) => `${key}=1`)
          .join('&'),
      }),
    ).toBeUndefined();
  });

  it('with strings that look like keys is not taken for one with doubles', () => {
    expect(read('{"a":"\\"b\\":","b":"a\\\\","c":[":",":"]}')).toEqual({
      a: '"b":',
      b: 'a\\',
      c: [':', ':'],
    });
  });

  it('with any key doubled anywhere is refused', () => {
    const objects = fc.dictionary(fc.string({ minLength: 1 }), fc.constantFrom(1, 'x:"', null), {
      minKeys: 1,
      maxKeys: 5,
    });
    fc.assert(
      fc.property(objects, (object) => {
        const members = Object.entries(object).map(
          ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
        );
        expect(refused(`{"outer":[{${[...members, members[0]].join(',')}}]}`)).toBe(true);
      }),
    );
  });

  it('cannot reach the prototype of objects', () => {
    expect(refused('{"__proto__":{"isAdmin":true}}')).toBe(true);
    expect(refused('{"choices":[{"\\u005f_proto__":1}]}')).toBe(true);
    for (const key of ['constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'])
      expect(refused(`{"choices":[{"${key}":1}]}`)).toBe(true);
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
  });

  it('with half a character is refused, in values and keys', () => {
    expect(refused('{"name":"\\ud800"}')).toBe(true);
    expect(refused('{"a":["\\udc00x"]}')).toBe(true);
    expect(refused('{"\\ud800":1}')).toBe(true);
    expect(read('{"name":"\\ud83d\\ude00"}')).toEqual({ name: '😀' });
  });

  it('nested deeper than anything we ask for is refused, not followed', () => {
    expect(refused('['.repeat(8000) + ']'.repeat(8000))).toBe(true);
    expect(refused(`${'{"a":'.repeat(2000)}1${'}'.repeat(2000)}`)).toBe(true);
  });

  it('made of the costliest things that fit is read or refused, never a fault', () => {
    for (const body of [
      `["${'\\"'.repeat(8000)}"]`,
      `{"a"${' '.repeat(16_000)}:1}`,
      `[${'"",'.repeat(5000)}""]`,
      `{${Array.from({ length: 1800 }, (_, i) => `"${i}":1`).join(',')}}`,
    ]) {
      expect(() => refused(body)).not.toThrow();
    }
  });
});

describe('a posted form', () => {
  const read = (body: string) => readBody({ headers: form, body });
  const refused = (body: string) => codeOf({ headers: form, body }) === 'invalid-json';

  it('holds the same as JSON: nested names, boxes, plus signs, percent signs', () => {
    const body =
      'name=Ma%27ruf+S.&choices.0.program=ttg&choices[1][program]=kur-tki&choices[1].kurSubtype=usaha&consent.given=on&consent.protection=true';
    expect(read(body)).toEqual({
      name: "Ma'ruf S.",
      choices: [{ program: 'ttg' }, { program: 'kur-tki', kurSubtype: 'usaha' }],
      consent: { given: true, protection: true },
    });
  });

  it('leaves out what was left empty, and closes the gaps between choices', () => {
    const body =
      'choices.0.program=&choices.0.trainingType=&choices.2.program=ttg&choices.10.program=b&assisted.by=&assisted.consent=&story=++&plan=';
    expect(read(body)).toEqual({ choices: [{ program: 'ttg' }, { program: 'b' }] });
  });

  it('comes base64-encoded through the gateway', () => {
    expect(
      readBody({ headers: form, body: Buffer.from('a=b').toString('base64'), isBase64Encoded: true }),
    ).toEqual({ a: 'b' });
  });

  it.each([
    'a=1&a=2',
    'a.b=1&a[b]=2',
    'a=1&a.b=2',
    'a.b=1&a=2',
    '__proto__=1',
    'constructor=1',
    'consent.prototype=1',
    'choices.0.toString=1',
    'a.__proto__.b=1',
    'a.b.c.d=1',
    'a=%ff',
    'a=%ed%a0%80',
    'a=%',
    '%00=1',
    'a..b=1',
    '=1',
  ])('is refused when it says %j', (body) => {
    expect(refused(body)).toBe(true);
  });

  it('keeps what a box cannot say as text, to be refused by name', () => {
    expect(read('consent.given=yes&consent.protection=off')).toEqual({
      consent: { given: 'yes', protection: false },
    });
  });
});
