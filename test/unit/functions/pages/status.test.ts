import { beforeEach, describe, expect, it } from 'vitest';
import { pages } from '../../../../functions/pages/pages.ts';
import { Unavailable } from '../../../../shared/errors.ts';
import type { AnswerRequest } from '../../../../shared/referral/answer-request.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { weekly } from '../../../support/items.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { answerTo, postForm, postJson } from '../../../support/requests.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const otherId = 'a1b2c3d4-0000-4000-8000-000000000001';
type Status = { receivedAt: string; contact: string; choices: Record<string, string>[] };

async function enroll(body: unknown): Promise<string> {
  const answer = await system.enroll(body);
  await system.pump();
  return (JSON.parse(answer.body) as { receipt: string }).receipt;
}

const ask = (body: unknown) => answerTo(postJson('/status', body), (asked) => pages(asked, system.deps));
const statusOf = async (receipt: string): Promise<Status> =>
  JSON.parse((await ask({ receipt })).body) as Status;

async function answerAll(request: AnswerRequest, kind = 'referral'): Promise<void> {
  const { referrals } = await weekly(system.store);
  for (const referral of referrals.filter((one) => one.kind === kind))
    await answerAsOwner(system, referral, request);
  await system.pump();
}

describe('the status of a choice', () => {
  const schedule = { action: 'schedule', date: '2026-12-07', place: 'BLK' } as const;
  const wait = { action: 'wait', reason: 'next-class', date: '2027-01-11' } as const;
  const close = { action: 'close', outcome: 'trained' } as const;
  const accept = { action: 'accept' } as const;

  it('is received as long as no office has accepted it, also before anything followed', async () => {
    const { body } = await system.enroll(plainBody());
    const { receipt } = JSON.parse(body) as { receipt: string };
    const early = await statusOf(receipt);
    expect(early).toEqual({
      receipt,
      receivedAt: '2026-11-25T02:00:00.000Z',
      contact: '1500000',
      choices: [{ stage: 'received', answerBy: '2026-11-30' }],
    });
    await system.pump();
    expect(await statusOf(receipt)).toEqual(early);
  });

  it.each<[string, AnswerRequest[], object]>([
    ['accepted', [accept], { stage: 'with-office', answerBy: '2026-12-09' }],
    ['scheduled', [accept, schedule], { stage: 'scheduled', date: '2026-12-07' }],
    ['waiting', [accept, wait], { stage: 'waiting', date: '2027-01-11' }],
    ['closed', [accept, schedule, close], { stage: 'closed' }],
    ['reopened', [accept, close, { action: 'reopen' }], { stage: 'with-office', answerBy: '2026-12-09' }],
    [
      'passed on',
      [{ action: 'decline', reason: 'other-district', next: 'disnaker@32.09' }],
      { stage: 'received', answerBy: '2026-11-30', passedOn: true },
    ],
    [
      'accepted by the office that it was passed on to',
      [{ action: 'decline', reason: 'other-district', next: 'disnaker@32.09' }, accept],
      { stage: 'with-office', answerBy: '2026-12-09' },
    ],
  ])('follows what is %s', async (_, answers, expected) => {
    const receipt = await enroll(plainBody());
    for (const answer of answers) await answerAll(answer);
    expect((await statusOf(receipt)).choices).toEqual([expected]);
  });

  it('of a repeat follows its check, in the same words', async () => {
    const first = await enroll(plainBody());
    const second = await enroll(plainBody({ submissionId: otherId }));
    await answerAll(accept);
    expect((await statusOf(first)).choices).toEqual([{ stage: 'with-office', answerBy: '2026-12-09' }]);
    expect((await statusOf(second)).choices).toEqual([{ stage: 'received', answerBy: '2026-11-30' }]);
    await answerAll(accept, 'check');
    expect((await statusOf(second)).choices).toEqual((await statusOf(first)).choices);
  });

  it('of a restricted program shows the general term, not its own shorter one', async () => {
    const receipt = await enroll(troubledBody());
    expect((await statusOf(receipt)).choices).toEqual([{ stage: 'received', answerBy: '2026-11-30' }]);
    await answerAll({ action: 'accept' });
    expect((await statusOf(receipt)).choices).toEqual([{ stage: 'with-office', answerBy: '2026-12-09' }]);
  });

  it('stands in the order of wish and names no program, office or person', async () => {
    const body = plainBody({ choices: [{ program: 'ttg' }, { program: 'pemberdayaan-sosial' }] });
    const receipt = await enroll(body);
    const { referrals } = await weekly(system.store);
    const second = referrals.find(({ program }) => program === 'pemberdayaan-sosial');
    if (second) await answerAsOwner(system, second, accept);
    const answer = await ask({ receipt });
    expect((JSON.parse(answer.body) as Status).choices.map(({ stage }) => stage)).toEqual([
      'received',
      'with-office',
    ]);
    for (const secret of ['ttg', 'kemensos', 'disnaker', body.name])
      expect(answer.body).not.toContain(secret);
  });
});

describe('a receipt', () => {
  it('may be typed in any case, with spaces or without dashes, and with look-alikes', async () => {
    const receipt = await enroll(plainBody());
    const typed = receipt.toLowerCase().replaceAll('-', ' ').replaceAll('1', 'l').replaceAll('0', 'o');
    expect(JSON.parse((await ask({ receipt: ` ${typed} ` })).body)).toMatchObject({ receipt });
    expect((await ask({ receipt: receipt.replaceAll('-', '') })).statusCode).toBe(200);
  });

  it.each([
    ['a typing error', { receipt: '0000-0000-0001' }],
    ['a word', { receipt: 'halo' }],
    ['no receipt', {}],
    ['something else than text', { receipt: 12 }],
    ['a list', [1]],
  ])('is refused where there is %s', async (_, body) => {
    const answer = await ask(body);
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('receipt-typo');
  });

  it('that nobody got is not found', async () => {
    const answer = await ask({ receipt: '0000-0000-0000' });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it('is asked for on a page, where a typing error stays to be mended', async () => {
    const receipt = await enroll(plainBody());
    const post = (typed: string) =>
      answerTo(postForm('/status', { receipt: typed }), (asked) => pages(asked, system.deps));
    const good = await post(receipt);
    expect(good.statusCode).toBe(200);
    expect(good.body).toContain(receipt);
    const typo = await post('0000-0000-0001');
    expect(typo.statusCode).toBe(400);
    expect(typo.body).toContain('value="0000-0000-0001"');
    expect(typo.body).toContain('role="alert"');
  });

  it('stays in its field, and is not called wrong, where the store does not answer', async () => {
    const receipt = await enroll(plainBody());
    const silent = Object.assign(Object.create(system.store), {
      get: () => Promise.reject(new Unavailable('table')),
    });
    const asked = postForm('/status', { receipt });
    const answer = await answerTo(asked, (request) => pages(request, { ...system.deps, table: silent }));
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '30']);
    expect(answer.body).toContain(`value="${receipt}"`);
    expect(answer.body).not.toContain('aria-invalid');
    expect(system.deps.report.failures).toEqual(['request-failed']);
  });
});
