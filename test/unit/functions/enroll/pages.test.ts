import { beforeEach, expect, it } from 'vitest';
import { enroll } from '../../../../functions/enroll/enroll.ts';
import { weekly } from '../../../support/items.ts';
import { hiddenFieldsOf, tagsOf, wordsOf } from '../../../support/markup.ts';
import { plainBody } from '../../../support/people.ts';
import { answerTo, postForm } from '../../../support/requests.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const post = (body: unknown) =>
  answerTo(postForm('/enrollments', body), (asked) => enroll(asked, system.deps));

it('a posted form ends on a page with the receipt', async () => {
  const json = await system.enroll(plainBody());
  const page = await post(plainBody());
  const { receipt } = JSON.parse(json.body) as { receipt: string };
  expect(page.statusCode).toBe(201);
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.body).toContain(receipt);
});

it('a wrong form comes back with what was typed and what is wrong', async () => {
  const body = plainBody({ name: 'Siti <b>Aminah', phone: '0812', language: 'id' });
  const page = await post(body);
  expect(page.statusCode).toBe(400);
  expect(page.body).toContain('<form id="enrollment" method="post"');
  expect(page.body).toContain('href="#name"');
  expect(page.body).toContain('href="#phone"');
  expect(page.body).toContain('value="Siti &lt;b&gt;Aminah"');
  expect(page.body).toContain(`value="${body.submissionId}"`);
  expect(page.body).toContain(`value="${body.nik}"`);
});

it('a form whose id is used up comes back with a new one', async () => {
  const body = plainBody();
  await post(body);
  const page = await post({ ...body, village: 'Desa Lain' });
  expect(page.statusCode).toBe(422);
  expect(page.body).toContain('value="Desa Lain"');
  expect(page.body).not.toContain(body.submissionId);
  expect((await weekly(system.store)).submissions).toHaveLength(1);
});

it('a form from a place that is not covered says whose office to go to and whom to call, and can be sent from elsewhere', async () => {
  const closed = await startSystem({ directory: { 'disnaker@32.12': { verified: false } } });
  const page = await answerTo(postForm('/enrollments', plainBody({ language: 'id' })), (asked) =>
    enroll(asked, closed.deps),
  );
  expect(page.statusCode).toBe(422);
  expect(wordsOf(page.body)).toContain('Kabupaten Indramayu belum ikut layanan ini');
  const [, alarm = ''] = /class="alarm"([\s\S]*?)<\/div>/.exec(page.body) ?? [];
  expect(alarm).toContain('href="tel:1500000"');
  expect(page.body).toContain(`value="${plainBody().submissionId}"`);
});

it('a form with a broken id comes back with one that can be sent', async () => {
  const body = plainBody({ submissionId: 'a form without a number' });
  const page = await post(body);
  expect(page.statusCode).toBe(400);
  const { submissionId } = hiddenFieldsOf(page.body);
  expect((await post({ ...body, submissionId })).statusCode).toBe(201);
});

it('a form with an old consent comes back with the present text, which is to be agreed to anew', async () => {
  const body = plainBody({ consent: { given: true, version: 'of-last-year' } });
  const page = await post(body);
  expect(page.statusCode).toBe(400);
  expect(page.body).toContain('href="#consent-given"');
  expect(hiddenFieldsOf(page.body)['consent.version']).toBe(plainBody().consent.version);
  const given = tagsOf(page.body).find(({ attributes }) => attributes['name'] === 'consent.given');
  expect(given?.attributes).not.toHaveProperty('checked');
});

it('a form of another language comes back in it', async () => {
  const page = await post(plainBody({ language: 'en', village: '' }));
  expect(page.statusCode).toBe(400);
  expect(page.body).toContain('<html lang="en"');
});

it('who finds the own district not listed gets the list of the country, with everything else kept', async () => {
  const body = { ...plainBody(), district: 'not-listed' };
  const page = await post(body);
  expect(page.statusCode).toBe(400);
  expect(page.body).toContain('<option value="91.03">');
  expect(page.body).toContain('href="#district"');
  expect(page.body).toContain(`value="${body.nik}"`);
  expect(page.body).toContain(`value="${body.submissionId}"`);
});

it('in JSON, "not listed" is a district that does not exist', async () => {
  const answer = await system.enroll({ ...plainBody(), district: 'not-listed' });
  expect(answer.statusCode).toBe(400);
  expect(JSON.parse(answer.body)).toMatchObject({ errors: [{ path: 'district', code: 'unknown-value' }] });
});
