import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import validator from 'json-dup-key-validator';
import { safeParse } from 'secure-json-parse';
import { describe, expect, it } from 'vitest';
import { diceOf } from '../../../../local/week/dice.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { canonicalForm } from '../../../../shared/enrollment/canonical.ts';
import type { Enrollment } from '../../../../shared/enrollment/enrollment.ts';
import { parseEnrollment } from '../../../../shared/enrollment/parse.ts';
import { readBody } from '../../../../shared/http/gate.ts';
import { mutate, validInputs } from '../../../fuzz/mutate.ts';
import { type Input, tryInput } from '../../../fuzz/target.ts';
import { someDay } from '../../../support/people.ts';
import { problemOf } from '../../../support/problems.ts';
import { formFields } from '../../../support/requests.ts';

const types = ['application/json', 'application/x-www-form-urlencoded'];
const ways = ['text', 'utf8', 'latin1', 'base64'] as const;
const valid = validInputs(20);
const read = (type: string, body: string) => readBody({ headers: { 'content-type': type }, body });
const parse = (body: unknown): Enrollment => parseEnrollment(body, { catalog, today: someDay });

describe('whatever arrives', () => {
  const input = (body: fc.Arbitrary<string>) =>
    fc.record({ type: fc.constantFrom(...types), as: fc.constantFrom(...ways), body });

  it('is refused or an enrollment: bytes, text and JSON of any kind', () => {
    const bytes = fc.uint8Array({ maxLength: 400 }).map((all) => Buffer.from(all).toString('latin1'));
    const units = fc.uint16Array({ maxLength: 300 }).map((all) => String.fromCharCode(...all));
    fc.assert(
      fc.property(input(fc.oneof(bytes, units, fc.json())), (any) => void tryInput(any)),
      {
        numRuns: 1000,
      },
    );
  });

  it('is refused or an enrollment: what is nearly right', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...valid), (seed, start) => {
        const dice = diceOf(seed);
        void tryInput(mutate(mutate(start, valid, dice), valid, dice));
      }),
      { numRuns: 500 },
    );
  });

  it('is refused or an enrollment: all that once led somewhere new', () => {
    const kept: Input[] = JSON.parse(readFileSync('test/fuzz/corpus.json', 'utf8'));
    for (const one of kept) tryInput(one);
    expect(kept.length).toBeGreaterThan(20);
  });
});

it('what was accepted is accepted again as it was understood, as JSON and as a form', () => {
  let accepted = 0;
  const property = fc.property(fc.integer(), fc.constantFrom(...valid), (seed, start) => {
    const near = mutate(start, valid, diceOf(seed));
    if (near.event || near.as === 'base64' || tryInput(near) !== 'accepted') return;
    accepted += 1;
    const body = Buffer.from(near.body, near.as === 'latin1' ? 'latin1' : 'utf8').toString();
    const enrollment = parse(read(near.type, body));
    const { sex: _, ageBand: __, ...understood } = enrollment;
    expect(parse(read(types[0] ?? '', JSON.stringify(understood)))).toEqual(enrollment);
    const form = new URLSearchParams(formFields(understood)).toString();
    expect(canonicalForm(parse(read(types[1] ?? '', form)))).toBe(canonicalForm(enrollment));
  });
  fc.assert(property, { numRuns: 300 });
  expect(accepted).toBeGreaterThan(10);
});

describe('of keys in JSON', () => {
  type Json = { readonly text: string; readonly isDouble: boolean };
  const plain = ['a', 'b', 'nik', '__proto__', 'constructor', 'prototype', 'toString'];
  const leaf = fc
    .constantFrom('1', 'null', '"a\\":"', '"a:b"', '[]')
    .map((text) => ({ text, isDouble: false }));
  /** JSON as text, where any key may be written twice. */
  const objects = (names: readonly string[]) =>
    fc.letrec<{ value: Json; object: Json }>((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, leaf, tie('object'), tie('value').map(twice)),
      object: fc.array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 4 }).map(objectOf),
    })).object;
  const twice = ({ text, isDouble }: Json): Json => ({ text: `[${text},${text}]`, isDouble });
  const objectOf = (members: readonly [string, Json][]): Json => ({
    text: `{${members.map(([name, { text }]) => `${JSON.stringify(name)}:${text}`).join(',')}}`,
    isDouble:
      new Set(members.map(([name]) => name)).size < members.length ||
      members.some(([, { isDouble }]) => isDouble),
  });
  const isRefused = (text: string) => problemOf(() => read('application/json', text)) !== undefined;
  const isPrototypes = (text: string) => /"(__proto__|constructor|prototype|toString)":/.test(text);

  it('those written twice are found, and those with an escape refused, which V8 may read as others', () => {
    const all = objects(['a', '"', '\\', '\n', 'é', '']);
    const property = fc.property(all, ({ text, isDouble }) => {
      expect(isRefused(text)).toBe(isDouble || text.replaceAll('"a\\":"', '').includes('\\'));
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('another reader finds the same ones written twice', () => {
    fc.assert(
      fc.property(objects(plain), ({ text }) => {
        const isDouble = validator.validate(text) !== undefined;
        expect(isRefused(text)).toBe(isDouble || isPrototypes(text));
      }),
      { numRuns: 500 },
    );
  });

  it('what another reader takes for an attack on prototypes is refused', () => {
    let attacks = 0;
    const property = fc.property(objects(plain), ({ text }) => {
      const isAttack = safeParse(text) === null || safeParse(text) === undefined;
      attacks += Number(isAttack);
      if (isAttack) expect(isRefused(text)).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
    expect(attacks).toBeGreaterThan(10);
  });
});
