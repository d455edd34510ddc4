import { beforeEach, describe, expect, it } from 'vitest';
import { pages } from '../../../../functions/pages/pages.ts';
import type { AnswerRequest } from '../../../../shared/referral/answer-request.ts';
import { unseal } from '../../../../shared/sealing/sealer.ts';
import { submissionKey } from '../../../../shared/storage/keys.ts';
import type { Submission } from '../../../../shared/storage/submissions.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { weekly } from '../../../support/items.ts';
import { plainBody } from '../../../support/people.ts';
import { answerTo, postForm, postJson } from '../../../support/requests.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
let receipt: string;
beforeEach(async () => {
  system = await startSystem();
  receipt = await enroll(plainBody({ choices: [{ program: 'padat-karya' }, { program: 'ttg' }] }));
});

const otherId = 'a1b2c3d4-0000-4000-8000-000000000001';
type Status = { choices: Record<string, unknown>[]; recorded?: string };
const open = { stage: 'received', answerBy: '2026-11-30' };
const until = '2026-11-28T02:00:00.000Z';
const withdrawn = { stage: 'closed', withdrawn: true, until };

async function enroll(body: unknown): Promise<string> {
  const answer = await system.enroll(body);
  await system.pump();
  return (JSON.parse(answer.body) as { receipt: string }).receipt;
}

const ask = (wish: object) =>
  answerTo(postJson('/status', { receipt, ...wish }, { at: system.clock.now }), (asked) =>
    pages(asked, system.deps),
  );
const askOnPage = (wish: object) =>
  answerTo(postForm('/status', { receipt, ...wish }, { at: system.clock.now }), (asked) =>
    pages(asked, system.deps),
  );
const statusAfter = async (wish: object): Promise<Status> =>
  JSON.parse((await ask({ ...wish, confirmed: true })).body) as Status;

async function stored(): Promise<Submission> {
  const [submission] = (await weekly(system.store)).submissions;
  if (!submission) throw new Error('nothing is stored');
  return submission;
}

async function close(): Promise<void> {
  const answers: AnswerRequest[] = [{ action: 'accept' }, { action: 'close', outcome: 'trained' }];
  for (const answer of answers)
    for (const referral of (await weekly(system.store)).referrals)
      await answerAsOwner(system, referral, answer);
  await system.pump();
}

const wishes = [
  ['a withdrawal', { action: 'withdraw' }],
  ['a withdrawal of one choice', { action: 'withdraw', choice: 2 }],
  ['a new phone', { action: 'correct-phone', phone: '0811 2222 3333', phoneOf: 'family' }],
] as const;

describe.each(wishes)('%s', (_name, wish) => {
  it('is asked twice', async () => {
    const answer = await ask(wish);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('confirm-needed');
    const page = await askOnPage(wish);
    expect(page.statusCode).toBe(409);
    for (const [name, value] of Object.entries({ ...wish, receipt, confirmed: 'true' }))
      expect(page.body).toContain(`name="${name}" value="${name === 'phone' ? '+6281122223333' : value}"`);
    expect(await stored()).not.toHaveProperty('requests');
  });

  it('is written down once, with the time of the request, however often it is sent', async () => {
    system.clock.now = new Date('2026-11-26T03:00:00.000Z');
    const first = await statusAfter(wish);
    system.clock.now = new Date('2026-11-27T03:00:00.000Z');
    expect(await statusAfter(wish)).toEqual(first);
    await system.pump();
    expect(await statusAfter(wish)).toEqual(first);
    expect(first.recorded).toBe(wish.action);
    expect((await stored()).requests).toMatchObject([
      { number: 1, kind: wish.action, at: '2026-11-26T03:00:00.000Z' },
    ]);
  });

  it('sent twice at once is one, and another one at the same moment is not lost', async () => {
    await Promise.all([
      statusAfter(wish),
      statusAfter({ action: 'correct-phone', phone: '0813 4444 5555', phoneOf: 'own' }),
      statusAfter(wish),
    ]);
    const numbers = (await stored()).requests?.map(({ number }) => number) ?? [];
    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(numbers.length).toBeGreaterThanOrEqual(2);
  });
});

it('a phone that is no text is refused, also where a page is wanted', async () => {
  const wish = { receipt, action: 'correct-phone', phone: { toString: 1 }, phoneOf: 'own' };
  const asked = postJson('/status', wish, { headers: { accept: 'text/html' } });
  expect((await answerTo(asked, (one) => pages(one, system.deps))).statusCode).toBe(400);
});

describe('what was withdrawn', () => {
  it('shows at once, before and after it is carried out', async () => {
    const early = await statusAfter({ action: 'withdraw', choice: 1 });
    expect(early.choices).toEqual([withdrawn, open]);
    await system.pump();
    expect(JSON.parse((await ask({})).body)).toMatchObject({ choices: [withdrawn, open] });
    expect((await statusAfter({ action: 'withdraw' })).choices).toEqual([withdrawn, withdrawn]);
  });

  it('cannot be withdrawn where an office has closed it, nor confirmed', async () => {
    expect((await ask({ action: 'confirm', choice: 1, answer: 'yes', confirmed: true })).statusCode).toBe(
      409,
    );
    await close();
    const late = await ask({ action: 'withdraw', confirmed: true });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('not-possible-now');
    const page = await askOnPage({ action: 'withdraw', confirmed: true });
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain('role="alert"');
    expect(page.body).toContain(receipt);
  });

  it('says nothing of whether somebody applied first', async () => {
    const first = await ask({ action: 'withdraw', confirmed: true });
    receipt = await enroll(
      plainBody({ submissionId: otherId, choices: [{ program: 'padat-karya' }, { program: 'ttg' }] }),
    );
    const second = await ask({ action: 'withdraw', confirmed: true });
    const masked = ({ body }: { body: string }) => body.replace(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/, '');
    expect(masked(second)).toBe(masked(first));
  });
});

describe('whether help came', () => {
  beforeEach(close);

  it.each(['yes', 'not-yet'])('is noted as “%s”, and can be said otherwise later', async (answer) => {
    const confirm = { action: 'confirm', choice: 1, answer };
    expect((await statusAfter(confirm)).choices[0]).toEqual({ stage: 'closed', confirmed: answer });
    await system.pump();
    expect((await statusAfter(confirm)).choices[0]).toEqual({ stage: 'closed', confirmed: answer });
    expect((await stored()).requestNumber).toBe(1);
    expect((await statusAfter({ ...confirm, answer: 'no' })).choices[0]).toEqual(open);
  });

  it('opens the choice again where it did not, once for each closure', async () => {
    const no = { action: 'confirm', choice: 1, answer: 'no' };
    system.clock.now = new Date('2026-12-07T02:00:00.000Z');
    const reopened = { stage: 'received', answerBy: '2026-12-10' };
    expect((await statusAfter(no)).choices).toEqual([reopened, { stage: 'closed' }]);
    expect((await askOnPage({ ...no, confirmed: true })).body).toContain('dibuka lagi');
    await system.pump();
    expect((await statusAfter(no)).choices[0]).toEqual({ ...reopened, passedOn: true });
    expect((await stored()).requestNumber).toBe(1);
    for (const action of [{ action: 'accept' }, { action: 'close', outcome: 'trained' }] as const) {
      const desk = (await weekly(system.store)).referrals.find(({ office }) => office === 'desk');
      if (desk) await answerAsOwner(system, desk, action);
    }
    await system.pump();
    expect(JSON.parse((await ask({})).body)).toMatchObject({ choices: [{ stage: 'closed' }, {}] });
    expect((await statusAfter(no)).choices[0]).toEqual(reopened);
    expect((await stored()).requestNumber).toBe(2);
  });

  it('is asked on the page, in both languages', async () => {
    for (const lang of ['id', 'en']) {
      const asked = postForm('/status', { receipt }, { query: { lang } });
      const { body } = await answerTo(asked, (one) => pages(one, system.deps));
      expect(body.match(/name="answer" value="(yes|not-yet|no)"/g)).toHaveLength(6);
    }
  });
});

describe('a corrected phone', () => {
  const phone = { action: 'correct-phone', phone: '+62 811-2222-3333', phoneOf: 'family' };

  it('is sealed, bound to its submission, and stands in no clear text', async () => {
    await statusAfter(phone);
    const { submission, requests: [request] = [] } = await stored();
    if (request?.kind !== 'correct-phone') throw new Error('no phone was kept');
    expect(await unseal(system.deps.dataKeys, request.sealed, submissionKey(submission))).toBe(
      '+6281122223333',
    );
    expect(JSON.stringify(await stored())).not.toContain('22223333');
    expect(request).toMatchObject({ phoneOf: 'family', phone: expect.not.stringContaining('811') });
  });

  it('is checked as the form checks it, and comes back to be mended', async () => {
    const wrong = await ask({ ...phone, phone: '12', confirmed: true });
    expect(wrong.statusCode).toBe(400);
    expect(JSON.parse(wrong.body)).toMatchObject({ errors: [{ path: 'phone', code: 'phone-format' }] });
    const page = await askOnPage({ ...phone, phone: '0812-12' });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('<details open');
    expect(page.body).toContain('value="0812-12"');
    expect(page.body).toContain('aria-invalid="true"');
  });
});

describe('a request', () => {
  it.each([
    ['of an unknown kind', { action: 'delete' }, 'action'],
    ['of a choice that there is not', { action: 'withdraw', choice: 3 }, 'choice'],
    ['of half a choice', { action: 'withdraw', choice: 1.5 }, 'choice'],
    ['without a choice', { action: 'confirm', answer: 'yes' }, 'choice'],
    ['without an answer', { action: 'confirm', choice: 1 }, 'answer'],
    ['with something else', { action: 'withdraw', why: 'x' }, 'why'],
    ['confirmed by half', { action: 'withdraw', confirmed: 'maybe' }, 'confirmed'],
  ])('%s is refused, and names what is wrong', async (_name, wish, path) => {
    const answer = await ask(wish);
    expect(answer.statusCode).toBe(400);
    expect((JSON.parse(answer.body) as { errors: { path: string }[] }).errors[0]?.path).toBe(path);
  });

  it('beyond the twentieth is for the hotline', async () => {
    for (let number = 0; number < 20; number += 1)
      await statusAfter({ action: 'correct-phone', phone: `08112222${3000 + number}`, phoneOf: 'own' });
    const last = await ask({
      action: 'correct-phone',
      phone: '081199998888',
      phoneOf: 'own',
      confirmed: true,
    });
    expect(last.statusCode).toBe(429);
    expect(last.body).toContain('too-many-requests');
    expect((await stored()).requests).toHaveLength(20);
  });
});
