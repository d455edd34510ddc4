import { beforeEach, describe, expect, it } from 'vitest';
import type { EnrollDeps } from '../../../../functions/enroll/deps.ts';
import { enroll } from '../../../../functions/enroll/enroll.ts';
import { showForm } from '../../../../functions/pages/form.ts';
import { Unavailable } from '../../../../shared/errors.ts';
import { text } from '../../../../shared/text/text.ts';
import { weekly } from '../../../support/items.ts';
import { wordsOf } from '../../../support/markup.ts';
import { plainBody } from '../../../support/people.ts';
import { answerTo, postForm, request } from '../../../support/requests.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const silent = () => Promise.reject(new Unavailable('table'));
const post = (body: unknown, deps: Partial<EnrollDeps>) =>
  answerTo(postForm('/enrollments', body), (asked) => enroll(asked, { ...system.deps, ...deps }));
const failing = (how: () => Promise<never>) => ({
  table: Object.assign(Object.create(system.store), { putNew: how }),
});
const secret = new TypeError('Siti Aminah is not iterable');

describe.each([
  ['the store is silent', 503, '30', () => failing(silent)],
  ['the open districts cannot be read', 503, '30', () => ({ openDistricts: { read: silent } })],
  ['our own code fails', 500, undefined, () => failing(() => Promise.reject(secret))],
])('where %s, a form', (_, status, retryAfter, broken) => {
  it('comes back with what was typed and the same id', async () => {
    const body = plainBody({ name: 'Siti Aminah', language: 'id' });
    const page = await post(body, broken());
    expect([page.statusCode, page.headers['retry-after']]).toEqual([status, retryAfter]);
    for (const value of [body.submissionId, body.name, body.nik, body.village])
      expect(page.body).toContain(`value="${value}"`);
    expect(page.body).toContain(`value="${body.district}" selected`);
  });

  it('says that sending it again is right, and does not call the person wrong', async () => {
    const words = wordsOf((await post(plainBody({ language: 'id' }), broken())).body);
    expect(words).toContain('Mungkin belum terkirim');
    expect(words).toContain('tidak akan tercatat dua kali');
    expect(words).not.toContain(text('id', 'errors.prefix'));
  });

  it('is stored once when it is sent again', async () => {
    await post(plainBody(), broken());
    expect((await post(plainBody(), {})).statusCode).toBe(201);
    expect((await weekly(system.store)).submissions).toHaveLength(1);
  });

  it('is reported, without a word of the person', async () => {
    await post(plainBody(), broken());
    expect(system.deps.report.failures).toEqual(['request-failed']);
  });
});

it('a form that was stored before the answer was lost gets its receipt when it is sent again', async () => {
  const stores = failing(() => Promise.reject(new Unavailable('table')));
  stores.table.putNew = async (item: Parameters<typeof system.store.putNew>[0]) => {
    await system.store.putNew(item);
    return silent();
  };
  const lost = await post(plainBody(), stores);
  const again = await post(plainBody(), {});
  expect([lost.statusCode, again.statusCode]).toEqual([503, 201]);
  expect((await weekly(system.store)).submissions).toHaveLength(1);
});

it('what could not be read is not said to be kept', async () => {
  const garbage = { ...postForm('/enrollments', {}), body: 'name=%ff' };
  const page = await answerTo(garbage, (asked) => enroll(asked, system.deps));
  expect(page.statusCode).toBe(400);
  expect(wordsOf(page.body)).not.toContain(text('id', 'errors.kept'));
});

it('a wrong form comes back although nobody can say what is open, and offers every district', async () => {
  const page = await post(plainBody({ name: '' }), { openDistricts: { read: silent } });
  expect(page.statusCode).toBe(400);
  for (const { code } of system.deps.catalog.districts) expect(page.body).toContain(`value="${code}"`);
});

it('an empty form opens although the store is silent', async () => {
  const page = await showForm(request('GET /'), { ...system.deps, openDistricts: { read: silent } });
  expect(page.statusCode).toBe(200);
  expect(system.deps.report.failures).toEqual(['open-districts-unread']);
});
