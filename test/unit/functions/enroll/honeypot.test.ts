import { beforeEach, describe, expect, it } from 'vitest';
import { enroll } from '../../../../functions/enroll/enroll.ts';
import { honeypot } from '../../../../shared/pages/honeypot.ts';
import { all, weekly } from '../../../support/items.ts';
import { hiddenFieldsOf, wordsOf } from '../../../support/markup.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { answerTo, postForm, postJson } from '../../../support/requests.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const post = (body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  answerTo(postForm('/enrollments', body, { headers }), (asked) => enroll(asked, system.deps));
const stored = async () => (await weekly(system.store)).submissions;
const trapped = (body: object) => ({ ...body, [honeypot]: 'https://casino.example' });

describe('a form whose unseen question was answered', () => {
  it('is not stored, but asked for one more tap', async () => {
    const page = await post(trapped(plainBody()));
    expect(page.statusCode).toBe(409);
    expect(wordsOf(page.body)).toContain('Tekan sekali lagi untuk mengirim');
    expect(await stored()).toEqual([]);
  });

  it('is accepted by that tap, with everything that was typed', async () => {
    const body = troubledBody({ story: 'Baris satu.\r\n<b>Baris “dua”</b> & tiga.' });
    const page = await post(trapped(body));
    const sent = await post(hiddenFieldsOf(page.body));
    expect(sent.statusCode).toBe(201);
    expect((await system.enroll(body)).statusCode).toBe(201);
    expect(await stored()).toHaveLength(1);
  });

  it('comes back to be corrected after the tap, where something is wrong with it', async () => {
    const body = plainBody({ language: 'en', name: 'Siti Aminah', phone: '0812' });
    const asked = await post(trapped(body));
    expect(asked.body).toContain('<html lang="en"');
    const again = await post(hiddenFieldsOf(asked.body));
    expect(again.statusCode).toBe(400);
    expect(again.body).toContain('<html lang="en"');
    expect(again.body).toContain(`value="${body.submissionId}"`);
    expect(again.body).toContain('value="Siti Aminah"');
    expect(again.body).not.toContain('casino');
  });

  it('is not counted as asked from a place that is not covered', async () => {
    const body = plainBody({ district: '91.01' });
    expect((await post(trapped(body))).statusCode).toBe(409);
    expect(await all(system.store.query({ partition: 'U#2026-W48' }))).toEqual([]);
  });

  it('is told so as JSON where a script sent it', async () => {
    const answer = await post(trapped(plainBody()), { accept: 'application/json' });
    expect(answer.statusCode).toBe(409);
    expect(JSON.parse(answer.body)).toMatchObject({ type: 'urn:pemberdayaan-tki:problem:confirm-needed' });
  });
});

it('the question may arrive empty, as people leave it', async () => {
  expect((await post({ ...plainBody(), [honeypot]: '' })).statusCode).toBe(201);
});

it('the same field in JSON is one that nobody knows', async () => {
  const answer = await answerTo(postJson('/enrollments', trapped(plainBody())), (asked) =>
    enroll(asked, system.deps),
  );
  expect(answer.statusCode).toBe(400);
  expect(JSON.parse(answer.body).errors).toMatchObject([{ path: honeypot, code: 'unknown-field' }]);
});

describe('a form that stands on another site', () => {
  const cross = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };

  it('is asked for one more tap, on a page of ours, and accepted by it', async () => {
    const page = await post(plainBody(), cross);
    expect(page.statusCode).toBe(409);
    expect(await stored()).toEqual([]);
    const own = { origin: 'null', 'sec-fetch-site': 'same-origin' };
    expect((await post(hiddenFieldsOf(page.body), own)).statusCode).toBe(201);
  });

  it('is known by its origin alone where a browser says no more', async () => {
    expect((await post(plainBody(), { origin: 'https://evil.example' })).statusCode).toBe(409);
    expect((await post(plainBody(), { origin: 'null' })).statusCode).toBe(201);
  });
});
