import { randomBytes, randomUUID } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type Need, Official } from '../../local/week/official.ts';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { receiptFrom } from '../../shared/receipt/receipt.ts';
import { headerOf, send, sendForm, sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';
import { namesOf, tagsOf, wordsOf } from '../support/markup.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const browser = { accept: 'text/html', 'accept-language': 'id' };

const person = (seed: number, overrides: Partial<EnrollmentBody> = {}): EnrollmentBody =>
  enrollmentFor(seed, {
    targetGroup: 'purna',
    choices: [{ program: 'padat-karya' }],
    district: '33.02',
    ...overrides,
  });

async function enroll(body: object): Promise<string> {
  const { text } = await sendJson(system.at('/enrollments'), body);
  await system.settle();
  return JSON.parse(text).receipt;
}

/** What stands in the page's form before anybody has typed: hidden fields, ticks, chosen options. */
async function openForm(): Promise<{ page: string; fields: Record<string, string> }> {
  const { status, text: page } = await send(system.at('/'), { headers: browser });
  expect(status).toBe(200);
  const hidden = tagsOf(page).flatMap(({ name, attributes: { type, name: field, value } }) =>
    name === 'input' && type === 'hidden' && field ? [[field, value ?? ''] as const] : [],
  );
  return { page, fields: Object.fromEntries(hidden) };
}

const typed = (seed: number): Record<string, string> => {
  const { name, nik, village } = person(seed);
  return {
    'choices.0.program': 'padat-karya',
    ...{ targetGroup: 'purna', district: '33.02', name, nik, village },
    ...{ phone: '0812-3456-7890', phoneOf: 'own', 'consent.given': 'true' },
  };
};

test('a form posted without scripts ends on a receipt page, whose button shows the status', async () => {
  const { page, fields } = await openForm();
  expect([...namesOf(page)]).toEqual(expect.arrayContaining(Object.keys(typed(1))));
  const reply = await sendForm(system.at('/enrollments'), { ...fields, ...typed(1) });
  expect([reply.status, headerOf(reply, 'content-type')]).toEqual([201, 'text/html; charset=utf-8']);
  const receipt = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(wordsOf(reply.text))?.[0] ?? '';
  expect(receipt).not.toBe('');
  await system.settle();
  const status = await sendForm(system.at('/status?lang=id'), { receipt });
  expect([status.status, wordsOf(status.text)]).toEqual([200, expect.stringContaining(receipt)]);
});

test('the same form posted twice ends on the same page', async () => {
  const { fields } = await openForm();
  const [first, second] = [
    await sendForm(system.at('/enrollments'), { ...fields, ...typed(2) }),
    await sendForm(system.at('/enrollments'), { ...fields, ...typed(2) }),
  ];
  expect([second.status, second.text]).toEqual([201, first.text]);
});

test('a form with an error comes back with all that was typed and the same id', async () => {
  const { fields } = await openForm();
  const wrong: Record<string, string> = {
    ...fields,
    ...typed(3),
    nik: '3302 1234',
    'choices.1.program': 'ttg',
  };
  const reply = await sendForm(system.at('/enrollments'), wrong);
  expect([reply.status, headerOf(reply, 'content-type')]).toEqual([400, 'text/html; charset=utf-8']);
  const controls = tagsOf(reply.text).map(({ attributes }) => attributes);
  const valueIn = (field: string) => controls.find(({ name }) => name === field)?.['value'];
  const kept = ['submissionId', 'consent.version', 'name', 'nik', 'phone', 'village'] as const;
  expect(Object.fromEntries(kept.map((field) => [field, valueIn(field)]))).toEqual(
    Object.fromEntries(kept.map((field) => [field, wrong[field]])),
  );
  const ticked = controls.filter((one) => 'checked' in one).map(({ name, value }) => `${name}=${value}`);
  expect(ticked).toEqual(
    expect.arrayContaining([
      'choices.0.program=padat-karya',
      'choices.1.program=ttg',
      'targetGroup=purna',
      'phoneOf=own',
      'consent.given=true',
    ]),
  );
  const chosen = controls.filter((one) => 'selected' in one).map(({ value }) => value);
  expect(chosen).toContain('33.02');
  expect(controls.map(({ href }) => href)).toContain('#nik');
  const corrected = await sendForm(system.at('/enrollments'), { ...wrong, nik: person(3).nik });
  expect(corrected.status).toBe(201);
});

test('a form whose id was used for something else comes back with a new one, and then goes through', async () => {
  const { fields } = await openForm();
  await sendForm(system.at('/enrollments'), { ...fields, ...typed(4) });
  const other = { ...fields, ...typed(5) };
  const refused = await sendForm(system.at('/enrollments'), other);
  expect(refused.status).toBe(422);
  const fresh = tagsOf(refused.text).find(({ attributes }) => attributes['name'] === 'submissionId')
    ?.attributes['value'];
  expect(fresh).not.toBe(fields['submissionId']);
  const accepted = await sendForm(system.at('/enrollments'), { ...other, submissionId: fresh ?? '' });
  expect(accepted.status).toBe(201);
});

const statusOf = (receipt: string) => sendJson(system.at('/status'), { receipt });

async function stagesOf(receipt: string): Promise<object[]> {
  const { status, text } = await statusOf(receipt);
  expect(status).toBe(200);
  return JSON.parse(text).choices;
}

/** Every word that the status knows, seen by the holder of this receipt while its office works on the need. */
async function followThrough(receipt: string, mailbox: string): Promise<object[]> {
  const seen = [...(await stagesOf(receipt))];
  const official = await Official.signIn(system.host(), mailbox);
  const answers = [
    { action: 'accept' },
    { action: 'schedule', date: '2026-12-01', place: 'Balai Desa' },
    { action: 'wait', reason: 'quota', date: '2026-12-14' },
    { action: 'close', outcome: 'placed-in-program' },
  ];
  for (const answer of answers) {
    const need = onlyOpen(await official.needs());
    expect(await official.answer(need, answer)).toBe('changed');
    await system.settle();
    seen.push(...(await stagesOf(receipt)));
  }
  return seen;
}

function onlyOpen(needs: readonly Need[]): Need {
  const [need, ...others] = needs.filter(({ state }) => state !== 'closed');
  if (!need || others.length > 0) throw new Error(`${others.length + (need ? 1 : 0)} open needs`);
  return need;
}

test('the status says each word of a need’s life, and the same words for a repeat', async () => {
  const first = await enroll(person(6, { district: '33.05' }));
  const again = { ...person(6), submissionId: randomUUID(), phone: '+6281300001111', district: '33.07' };
  const second = await enroll(again);
  const seen = await followThrough(first, 'disnaker-33-05');
  expect(seen).toEqual([
    { stage: 'received', answerBy: '2026-11-30' },
    { stage: 'with-office', answerBy: '2026-12-09' },
    { stage: 'scheduled', date: '2026-12-01' },
    { stage: 'waiting', date: '2026-12-14' },
    { stage: 'closed' },
  ]);
  expect(await stagesOf(second)).toEqual([{ stage: 'received', answerBy: '2026-11-30' }]);
  expect(await followThrough(second, 'disnaker-33-07')).toEqual(seen);
});

test('the status holds neither program nor office nor name', async () => {
  const choices = [{ program: 'ttg' }, { program: 'pemberdayaan-sosial' }];
  const body = person(7, { choices });
  const { text } = await statusOf(await enroll(body));
  expect(Object.keys(JSON.parse(text))).toEqual(['receipt', 'receivedAt', 'contact', 'choices']);
  expect(JSON.parse(text).choices).toHaveLength(2);
  for (const word of ['ttg', 'sosial', 'disnaker', 'kemensos', body.name, '33.02'])
    expect(text).not.toContain(word);
});

test('a receipt is read as people type it; a typo is told from an unknown one', async () => {
  const receipt = await enroll(person(8));
  const spoken = receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect((await statusOf(` ${spoken} `)).text).toBe((await statusOf(receipt)).text);
  const wrong = receipt.startsWith('A') ? `B${receipt.slice(1)}` : `A${receipt.slice(1)}`;
  const typo = await statusOf(wrong);
  expect([typo.status, JSON.parse(typo.text).type]).toEqual([400, expect.stringContaining('receipt-typo')]);
  const unknown = await statusOf(receiptFrom(randomBytes(8)));
  expect([unknown.status, JSON.parse(unknown.text).type]).toEqual([
    404,
    expect.stringContaining('not-found'),
  ]);
});

test('health and catalog answer without a store, and what is not there is said to a person as a page', async () => {
  const health = await send(system.at('/health'));
  expect([health.status, JSON.parse(health.text)]).toEqual([200, { ok: true, version: expect.any(String) }]);
  const catalog = await send(system.at('/catalog'));
  const districts: { open: boolean }[] = JSON.parse(catalog.text).districts;
  expect(districts.filter(({ open }) => open)).toHaveLength(60);
  const missing = await send(system.at('/nothing-here'), { headers: browser });
  expect([missing.status, headerOf(missing, 'content-type')]).toEqual([404, 'text/html; charset=utf-8']);
});

test('the form and its script come compressed through the gateway', async () => {
  const headers = { ...browser, 'accept-encoding': 'gzip, deflate, br' };
  const form = await send(system.at('/'), { headers });
  expect([headerOf(form, 'content-encoding'), headerOf(form, 'vary')]).toEqual(['br', 'Accept-Encoding']);
  const page = brotliDecompressSync(form.bytes).toString();
  const [, path = ''] = /<script src="([^"]+)"/.exec(page) ?? [];
  const script = await send(system.at(path), { headers });
  const plain = await send(system.at(path));
  expect(brotliDecompressSync(script.bytes)).toEqual(plain.bytes);
});
