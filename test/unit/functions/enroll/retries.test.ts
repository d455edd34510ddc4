import { beforeEach, describe, expect, it } from 'vitest';
import { enroll } from '../../../../functions/enroll/enroll.ts';
import { Unavailable } from '../../../../shared/errors.ts';
import type { Digests } from '../../../../shared/identity/digests.ts';
import { shortAnswer } from '../../../../shared/storage/kept-answer.ts';
import { weekly } from '../../../support/items.ts';
import { plainBody } from '../../../support/people.ts';
import { answerTo, postForm, postJson } from '../../../support/requests.ts';
import { startSystem, type TestSystem, testDigests } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const stored = async () => (await weekly(system.store)).submissions;
/** As shape 2 has it, which the next deployment writes. */
async function storeShort(): Promise<void> {
  for (const item of system.store.everything().filter(({ kind }) => kind === 'submission')) {
    const answer = shortAnswer(String(item['answer']));
    expect(String(item['answer']).length - answer.length).toBe(59);
    await system.store.put({ ...item, answer, v: 2 });
  }
}

const otherId = 'a1b2c3d4-0000-4000-8000-000000000001';

describe('the same request again', () => {
  it('gets the same bytes, also much later and with its keys in another order', async () => {
    const body = plainBody();
    const first = await system.enroll(body);
    system.clock.now = new Date('2027-02-01T05:00:00Z');
    const turned = Object.fromEntries(Object.entries(body).reverse());
    expect(await system.enroll(turned)).toEqual(first);
    expect(await stored()).toHaveLength(1);
  });

  it.each([
    ['a plain answer', {}],
    ['a notice', { targetGroup: 'calon', plan: 'abroad-household', country: 'SA' }],
  ])(
    'gets the same bytes, and the same stands there, where the next deployment has stored it: %s',
    async (_, changes) => {
      const body = plainBody(changes);
      const first = await system.enroll(body);
      const [before] = await stored();
      await storeShort();
      expect(await system.enroll(body)).toEqual(first);
      expect(await stored()).toEqual([before]);
      await system.pump();
      expect((await weekly(system.store)).referrals).not.toEqual([]);
    },
  );

  it('may come as a form after JSON', async () => {
    const body = plainBody();
    const first = await system.enroll(body);
    const form = postForm('/enrollments', body, { headers: { accept: 'application/json' } });
    const again = await enroll(form, system.deps);
    expect(again.body).toBe(first.body);
    expect(await stored()).toHaveLength(1);
  });

  it('is stored once where twenty come at a time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => system.enroll(plainBody())));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await stored()).toHaveLength(1);
  });

  it('may write its id in capitals', async () => {
    const first = await system.enroll(plainBody());
    const upper = plainBody({ submissionId: plainBody().submissionId.toUpperCase() });
    expect((await system.enroll(upper)).body).toBe(first.body);
  });
});

describe('the same submission id', () => {
  it.each([
    ['another name', { name: 'Dewi Lain' }],
    ['another phone', { phone: '+6281200000001' }],
    ['another choice', { choices: [{ program: 'ttg' }] }],
    ['another language', { language: 'en' as const }],
    ['a consent to be called', { consent: { ...plainBody().consent, protection: true } }],
  ])('with %s is another request, and refused', async (_, change) => {
    const body = plainBody({ consent: { ...plainBody().consent, protection: false }, language: 'id' });
    await system.enroll(body);
    const answer = await system.enroll({ ...body, ...change });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('submission-id-reused');
    expect(await stored()).toHaveLength(1);
  });
});

it('asks to try again where two submission ids share a receipt', async () => {
  const colliding: Digests = Object.assign(Object.create(testDigests) as Digests, {
    receiptBytes: () => new Uint8Array(32).fill(7),
  });
  const deps = { ...system.deps, digests: async () => colliding };
  await enroll(postJson('/enrollments', plainBody()), deps);
  const second = postJson('/enrollments', plainBody({ submissionId: otherId }));
  const answer = await answerTo(second, (asked) => enroll(asked, deps));
  expect(answer.statusCode).toBe(409);
  expect(answer.body).toContain('try-again');
});

it('answers the same person again like the first time, and stores both', async () => {
  const first = await system.enroll(plainBody());
  const second = await system.enroll(plainBody({ submissionId: otherId }));
  expect(second.statusCode).toBe(201);
  expect(second.headers).toEqual(first.headers);
  expect(second.body).toHaveLength(first.body.length);
  const persons = (await stored()).map(({ person }) => person);
  expect(persons).toHaveLength(2);
  expect(new Set(persons).size).toBe(1);
});

it('says when to come back where the store does not answer', async () => {
  const silent = await startSystem({
    seenAs: (store) =>
      Object.assign(Object.create(store), { putNew: () => Promise.reject(new Unavailable('table')) }),
  });
  const answer = await silent.enroll(plainBody());
  expect(answer.statusCode).toBe(503);
  expect(answer.headers['retry-after']).toBe('30');
});
