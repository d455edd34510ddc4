import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { conditionExpression, Placeholders, updateExpression } from '../../shared/storage/expressions.ts';
import {
  checkKey,
  codeKey,
  decisionKey,
  referralKey,
  sharedKey,
  shareKey,
} from '../../shared/storage/keys.ts';
import { signInAs } from '../support/office-browser.ts';
import { request } from '../support/requests.ts';
import { startSystem, testDigests } from '../support/system.ts';
import { commands, keys, paths } from './payloads.ts';

/** What a part of a key can be: a digest, a code of the catalog, a year. */
const digest = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/);
const program = fc.constantFrom(...catalog.programs.map(({ id }) => id));
const office = fc.constantFrom(...catalog.offices.map(({ id }) => id));
const year = fc.integer({ min: 2020, max: 2099 });
const made = fc.oneof(
  fc.tuple(digest, program, year).map((parts) => [parts, referralKey(...parts)] as const),
  fc.tuple(digest, digest, program).map((parts) => [parts, checkKey(...parts)] as const),
  fc.tuple(digest, program, year, office).map(([person, id, of, to]) => {
    return [[person, id, of, to], shareKey(referralKey(person, id, of), to)] as const;
  }),
  fc.tuple(digest, program, year, fc.nat({ max: 9999 })).map(([person, id, of, number]) => {
    return [[person, id, of, number], decisionKey(referralKey(person, id, of), number)] as const;
  }),
);

describe('keys of the table', () => {
  it('are never the same for different things', () => {
    return fc.assert(
      fc.property(made, made, ([one, oneKey], [other, otherKey]) => {
        expect(JSON.stringify(oneKey) === JSON.stringify(otherKey)).toBe(
          JSON.stringify(one) === JSON.stringify(other),
        );
      }),
    );
  });

  it('have parts in which no sign stands that parts are divided by', () => {
    const codes = [...catalog.programs, ...catalog.offices].map(({ id }) => id);
    for (const code of [...codes, ...catalog.regions.keys()]) expect(code).toMatch(/^[a-z0-9@.-]+$/);
    for (const { id } of catalog.offices) {
      const shared = referralKey('p', 'ttg', 2026);
      expect(sharedKey(shareKey(shared, id))).toEqual(shared);
    }
  });

  it('hold nothing of what anybody typed', async () => {
    const system = await startSystem();
    for (const [at, text] of [...keys, ...commands].entries())
      await system.enroll(
        enrollmentFor(at, { targetGroup: 'purna', choices: [{ program: 'padat-karya' }], village: text }),
      );
    await system.pump();
    const known = system.store.everything().filter(({ kind }) => kind !== 'office');
    expect(known.length).toBeGreaterThan(2 * keys.length);
    for (const { pk, sk } of known) {
      expect(pk).toMatch(/^([SP]#[A-Za-z0-9_-]{22}|[HUL]#[\w#@:.-]+)$/);
      expect(sk).toMatch(/^[A-Za-z0-9_#@:.-]+$/);
    }
  });

  it('of codes differ for every mailbox, browser and code, whatever signs they have', () => {
    const any = fc.string({ unit: 'binary', maxLength: 12 });
    return fc.assert(
      fc.property(digest, digest, any, any, (browser, other, code, typed) => {
        const same = browser === other && code === typed;
        const [one, two] = [testDigests.code('box', browser, code), testDigests.code('box', other, typed)];
        expect(one === two).toBe(same);
        expect(codeKey('box', browser).pk).toBe('A#box');
      }),
    );
  });
});

describe('expressions', () => {
  const word = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...keys, 'size', 'ttl', '#n0', ':v0'));

  it('consist of placeholders, whatever the names and values are', () => {
    return fc.assert(
      fc.property(word, word, word, (name, value, other) => {
        const p = new Placeholders();
        const condition = {
          ...{ equals: { [name]: value }, oneOf: { [other]: [value, other] }, absent: [name] },
          ...{ absentOrBelow: { [other]: 5 }, roomInSet: { name, limit: 3, member: value } },
        };
        const change = {
          set: { [name]: value },
          add: { [other]: 1 },
          addToSet: { [name]: value },
          remove: [other],
        };
        const text = `${conditionExpression(condition, {}, 0, p)} ${updateExpression(change, p)}`;
        const rest = text.replaceAll(/#n\d+|:v\d+/g, '').replaceAll('attribute_exists(pk)', '');
        const said = rest.split(/[\s(),=<>]+/).filter(Boolean);
        expect(said.filter((one) => !words.has(one))).toEqual([]);
      }),
    );
  });
});

const words = new Set(
  'AND OR IN SET ADD REMOVE size contains attribute_not_exists attribute_exists'.split(' '),
);

describe('names of files', () => {
  it('are made of a week and a mailbox; an address with a path in it has no file', async () => {
    const system = await startSystem();
    const { browser } = await signInAs(system, 'kemnaker');
    for (const path of paths.map((one) => encodeURIComponent(one)))
      for (const ending of ['', '.csv', '.xlsx', '/national.csv', `/${path}.csv`]) {
        const answer = await browser.send(request(`GET /office/statements/${path}${ending}`));
        expect(answer.statusCode).toBe(404);
        expect(answer.headers).not.toHaveProperty('content-disposition');
      }
  });
});
