import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { canaryBody } from '../../../../shared/canary/body.ts';
import { canaryConsent } from '../../../../shared/canary/consent.ts';
import { canaryHeader, isMarkOf, markOf, submissionIdAt } from '../../../../shared/canary/mark.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { plainBody } from '../../../support/people.ts';
import { someMoment } from '../../../support/requests.ts';
import { startSystem, type TestSystem, testCanarySecret } from '../../../support/system.ts';

const id = '0190a1b2-c3d4-4e5f-8a6b-7c8d9e0f1a2b';
const other = '0190a1b2-c3d4-4e5f-8a6b-7c8d9e0f1a2c';
const now = someMoment.getTime();
const minute = 60_000;
const good = markOf(testCanarySecret, id, now);
const flipped = `${good.slice(0, -5)}${good.at(-5) === 'A' ? 'B' : 'A'}${good.slice(-4)}`;

const forged: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['a word', 'true'],
  ['the moment alone', `${now}.`],
  ['no moment', good.slice(good.indexOf('.'))],
  ['one sign changed', flipped],
  ['one sign less', good.slice(0, -1)],
  ['one sign more', `${good}A`],
  ['twice', `${good},${good}`],
  ['the moment written otherwise', `0${good}`],
  ['another moment under the same key', `${now + 1}${good.slice(good.indexOf('.'))}`],
  ['another secret', markOf(`${testCanarySecret}.`, id, now)],
  ['another submission', markOf(testCanarySecret, other, now)],
  ['six minutes old', markOf(testCanarySecret, id, now - 6 * minute)],
  ['six minutes ahead', markOf(testCanarySecret, id, now + 6 * minute)],
  ['a moment that is none', `NaN.${'A'.repeat(43)}`],
  ['very long', 'A'.repeat(8_000)],
];

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const kinds = (of: TestSystem): unknown[] =>
  of.store
    .everything()
    .map(({ kind }) => kind)
    .filter((kind) => kind !== 'office');
const withMark = (mark: string) => ({ headers: { [canaryHeader]: mark } });

describe('a mark', () => {
  it('is known for some minutes, and for its submission', () => {
    for (const late of [-5, 0, 5])
      expect(isMarkOf(good, testCanarySecret, id, now + late * minute)).toBe(true);
    expect(isMarkOf(good, testCanarySecret, other, now)).toBe(false);
  });

  it('made by chance is known for nothing', () => {
    const chance = fc.oneof(
      fc.string(),
      fc.string().map((text) => `${now}.${text}`),
      fc.base64String(),
    );
    return fc.assert(fc.property(chance, (mark) => !isMarkOf(mark, testCanarySecret, id, now)));
  });

  it('goes with an id that is the same for the same hour, and looks like a phone’s', () => {
    const ids = [0, 0, 1].map((hours) =>
      submissionIdAt(testCanarySecret, new Date(now + hours * 60 * minute)),
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[0]).not.toBe(ids[2]);
    for (const each of ids)
      expect(each).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('a person’s application', () => {
  it.each(forged)('with a mark that is %s is answered and stored as without it', async (_, mark) => {
    const plain = await startSystem();
    const body = plainBody({ submissionId: id });
    expect(await system.enroll(body, withMark(mark))).toEqual(await plain.enroll(body));
    expect(kinds(system)).toEqual(['submission']);
    expect(system.deps.report.counts).toEqual(plain.deps.report.counts);
  });

  it('with a mark that is right is refused: no application of a person can become one that nobody counts', async () => {
    const answer = await system.enroll(plainBody({ submissionId: id }), withMark(good));
    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ path: 'consent.version' }] });
    expect(kinds(system)).toEqual([]);
  });

  it('is taken where the secret cannot be read, whatever mark it has', async () => {
    Object.assign(system.deps, { canarySecret: () => Promise.reject(new Error('no secret')) });
    expect((await system.enroll(plainBody(), withMark(good))).statusCode).toBe(201);
  });
});

describe('what the canary sends', () => {
  it.each(forged)('with a mark that is %s is refused as without one, and not stored', async (_, mark) => {
    const body = canaryBody(catalog, id);
    const answer = await system.enroll(body, withMark(mark));
    expect(answer).toEqual(await system.enroll(body));
    expect(answer.statusCode).toBe(400);
    expect(kinds(system)).toEqual([]);
  });

  it('is answered in the shape of every other, and again byte for byte', async () => {
    const first = await system.enroll(canaryBody(catalog, id), withMark(good));
    const person = await system.enroll(plainBody());
    expect(Object.keys(JSON.parse(first.body) as object)).toEqual(
      Object.keys(JSON.parse(person.body) as object),
    );
    expect(await system.enroll(canaryBody(catalog, id), withMark(good))).toEqual(first);
    expect(kinds(system).sort()).toEqual(['canary', 'submission']);
  });

  it('holds no person, week or office, and no consent that a form offers', async () => {
    await system.enroll(canaryBody(catalog, id), withMark(good));
    const [item] = system.store.everything().filter(({ kind }) => kind === 'canary');
    for (const name of ['person', 'phone', 'source', 'week', 'weekShard', 'officeShard', 'tally'])
      expect(item).not.toHaveProperty(name);
    expect(catalog.consentVersions).not.toContain(canaryConsent);
  });

  it('is refused with another content under the same id', async () => {
    await system.enroll(canaryBody(catalog, id), withMark(good));
    const answer = await system.enroll({ ...canaryBody(catalog, id), village: 'Lain' }, withMark(good));
    expect(answer.statusCode).toBe(422);
  });
});
