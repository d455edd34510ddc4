import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { headerOf, send, sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';

const wednesday = '2026-11-25T02:00:00.000Z';
const system = localHost({ now: wednesday });
const enroll = (body: unknown) => sendJson(system.at('/enrollments'), body);

const person = (seed: number, overrides: Partial<EnrollmentBody> = {}): EnrollmentBody =>
  enrollmentFor(seed, {
    targetGroup: 'purna',
    choices: [{ program: 'padat-karya' }],
    district: '32.12',
    ...overrides,
  });

const receiptOf = ({ text }: { text: string }): string => JSON.parse(text).receipt;

async function counted(): Promise<Record<string, number>> {
  await system.settle();
  const rows = await scanTable(system.host());
  return Object.fromEntries(
    ['submission', 'referral', 'check', 'letter'].map((kind) => [kind, ofKind(rows, kind).length]),
  );
}

/** What was added to the table while something was done. */
async function added(act: () => Promise<unknown>): Promise<Record<string, number>> {
  const before = await counted();
  await act();
  const after = await counted();
  const grown = Object.entries(after).map(([kind, count]) => [kind, count - (before[kind] ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, count]) => count !== 0));
}

test('a valid enrollment is answered with a receipt and the same few facts for every program', async () => {
  const reply = await enroll(person(1));
  expect(reply.status).toBe(201);
  expect(headerOf(reply, 'content-type')).toBe('application/json; charset=utf-8');
  expect(headerOf(reply, 'cache-control')).toBe('no-store');
  const answer = JSON.parse(reply.text);
  expect(Object.keys(answer)).toEqual(['receipt', 'statusUrl', 'receivedAt', 'stage', 'answerBy', 'contact']);
  expect(answer).toMatchObject({
    receipt: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/),
    statusUrl: system.at('/status'),
    receivedAt: wednesday,
    stage: 'received',
    answerBy: '2026-11-30',
  });
});

test('a placement that is closed is said in a notice, and otherwise answered like any other', async () => {
  const body = enrollmentFor(2, {
    targetGroup: 'calon',
    choices: [{ program: 'pelatihan-kerja' }],
    plan: 'abroad-household',
    country: 'SA',
  });
  const answer = JSON.parse((await enroll(body)).text);
  expect(Object.keys(answer).at(-1)).toBe('notice');
  expect(Object.keys(answer.notice)).toEqual(['code', 'message', 'alternatives']);
  expect(answer.notice.code).toBe('placement-closed');
});

test('the same request again gets the same bytes, as JSON or as a form, and adds nothing', async () => {
  const body = person(3);
  const first = await enroll(body);
  const grown = await added(async () => {
    expect((await enroll(body)).bytes).toEqual(first.bytes);
    const reordered = JSON.stringify(Object.fromEntries(Object.entries(body).reverse()), null, 4);
    expect((await enroll(reordered)).bytes).toEqual(first.bytes);
    const form = await send(system.at('/enrollments'), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams(asFields(body)).toString(),
    });
    expect(form.bytes).toEqual(first.bytes);
  });
  expect(grown).toEqual({});
});

test('a repetition days later still gets the first answer, with its dates', async () => {
  const body = person(4);
  const first = await enroll(body);
  await system.clock('2026-11-27T02:00:00.000Z');
  const later = await enroll(body);
  expect([later.status, later.bytes]).toEqual([201, first.bytes]);
});

test('other content under the same id is refused, whichever field differs, and changes nothing', async () => {
  const body = person(5, { phoneOf: 'own', language: 'id' });
  await enroll(body);
  const changes: Partial<EnrollmentBody>[] = [
    { name: 'Orang Lain' },
    { phone: '+628119999999' },
    { village: 'Desa Lain' },
    { phoneOf: 'family' },
    { language: 'en' },
    { choices: [{ program: 'ttg' }] },
    { consent: { ...body.consent, protection: !body.consent.protection } },
  ];
  const grown = await added(async () => {
    for (const change of changes) {
      const reply = await enroll({ ...body, ...change });
      expect([reply.status, JSON.parse(reply.text).type]).toEqual([
        422,
        expect.stringContaining('submission-id-reused'),
      ]);
      expect(headerOf(reply, 'content-type')).toMatch(/^application\/problem\+json/);
    }
  });
  expect(grown).toEqual({});
});

test('twenty at the same moment make one submission and one referral a choice', async () => {
  const body = person(6, {
    choices: [{ program: 'padat-karya' }, { program: 'ttg' }, { program: 'pemberdayaan-sosial' }],
  });
  const grown = await added(async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => enroll(body)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  });
  expect(grown).toEqual({ submission: 1, referral: 3 });
});

test('the same person again cannot be told from a first one, and becomes one check for the manpower office', async () => {
  const body = person(7, { choices: [{ program: 'pemberdayaan-sosial' }] });
  const first = await enroll(body);
  await system.settle();
  const referrals = ofKind(await scanTable(system.host()), 'referral');
  const grown = await added(async () => {
    const again = {
      submissionId: randomUUID(),
      phone: '+6281311112222',
      village: 'Desa Baru',
      district: '33.01',
    };
    const second = await enroll({ ...body, ...again });
    const comparable = (reply: typeof first) =>
      reply.headers.filter(([name]) => name.toLowerCase() !== 'date');
    expect(second.status).toBe(first.status);
    expect(comparable(second)).toEqual(comparable(first));
    expect(Object.keys(JSON.parse(second.text))).toEqual(Object.keys(JSON.parse(first.text)));
    expect(second.bytes.length).toBe(first.bytes.length);
    expect(receiptOf(second)).not.toBe(receiptOf(first));
  });
  expect(grown).toEqual({ submission: 1, check: 1 });
  const rows = await scanTable(system.host());
  expect(ofKind(rows, 'referral')).toEqual(referrals);
  expect(ofKind(rows, 'check').map(({ office }) => office)).toEqual(['disnaker@33.01']);
});

test('ten applications of one person at the same moment make one referral and nine checks', async () => {
  const body = person(11);
  const grown = await added(() =>
    Promise.all(Array.from({ length: 10 }, () => enroll({ ...body, submissionId: randomUUID() }))),
  );
  expect(grown).toEqual({ submission: 10, referral: 1, check: 9 });
});

test('a refused enrollment says which fields are wrong in the reader’s language, and stores nothing', async () => {
  const grown = await added(async () => {
    const reply = await sendJson(
      system.at('/enrollments'),
      { ...person(8), nik: '1234', phone: 'none' },
      { 'accept-language': 'en' },
    );
    const problem = JSON.parse(reply.text);
    expect([reply.status, headerOf(reply, 'content-type')]).toEqual([
      400,
      expect.stringContaining('problem+json'),
    ]);
    expect(Object.keys(problem)).toEqual(['type', 'title', 'status', 'detail', 'errors']);
    expect(problem.errors.map(({ path }: { path: string }) => path).sort()).toEqual(['nik', 'phone']);
    expect(reply.text).not.toContain('1234"');
    const uncovered = await enroll(person(9, { district: '11.01' }));
    expect([uncovered.status, JSON.parse(uncovered.text).type]).toEqual([
      422,
      expect.stringContaining('district-not-covered'),
    ]);
    const ineligible = await enroll(
      person(10, { targetGroup: 'bermasalah', choices: [{ program: 'remitansi' }] }),
    );
    expect([ineligible.status, JSON.parse(ineligible.text).type]).toEqual([
      422,
      expect.stringContaining('not-eligible'),
    ]);
  });
  expect(grown).toEqual({});
});

function asFields(value: unknown, path = ''): Record<string, string> {
  if (typeof value !== 'object' || value === null) return { [path]: String(value) };
  const parts = Object.entries(value).map(([name, part]) => asFields(part, path ? `${path}.${name}` : name));
  return Object.assign({}, ...parts);
}

test('a function that is warm makes one call of AWS for a submission: the write that accepts it', async () => {
  const calls = () =>
    system
      .host()
      .running.access.calls()
      .filter((call) => call.function === 'enroll')
      .map(({ action, times }) => [action, times] as const);
  const sum = (action: string) =>
    calls().reduce((all, [name, times]) => all + (name === action ? times : 0), 0);
  const all = () => calls().reduce((total, [, times]) => total + times, 0);
  await enroll(person(900));
  const [before, written] = [all(), sum('dynamodb:PutItem')];
  for (const seed of [901, 902, 903]) expect((await enroll(person(seed))).status).toBe(201);
  expect([all() - before, sum('dynamodb:PutItem') - written]).toEqual([3, 3]);
});

test('no function refuses the code that was compiled for it', async () => {
  expect((await system.logs()).join('\n')).not.toContain('compiled-code-refused');
});
