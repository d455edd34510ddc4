import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import type { EnrollmentBody } from '../../local/week/people.ts';
import { text } from '../../shared/text/text.ts';
import { answersOf, applicant, codeOn, fillIn, isCode } from '../support/form-filling.ts';
import { localHost } from '../support/local-host.ts';
import { troubledBody } from '../support/people.ts';
import { phones, test } from '../support/phones.ts';
import { profiles } from '../support/profiles.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const newPhone = phones();
const newProfile = profiles();

const forAll = { district: '33.02', village: 'Desa Kembangmawar', 'assisted.consent': 'read-aloud' };
const openList = async (page: Page): Promise<void> => {
  await page.goto(system.at('/assisted?lang=id'));
  await page.locator('#add').waitFor();
};
const add = async (page: Page, body: EnrollmentBody): Promise<void> => {
  await fillIn(page, { ...answersOf(body), ...forAll });
  await page.locator('#add').click();
};
const row = (page: Page, state: string) => page.locator(`#rows > li.${state}`);
const submissions = async () => ofKind(await scanTable(system.host()), 'submission').length;

test('an answer that is lost after the write is asked for again with the same bytes: one submission, one receipt', async () => {
  const { page, context, sent } = await newPhone();
  const before = await submissions();
  let lost = '';
  await context.route('**/enrollments', async (route) => {
    if (lost !== '') return route.continue();
    lost = ((await (await route.fetch()).json()) as { receipt: string }).receipt;
    await route.abort('connectionreset');
  });
  await openList(page);
  await add(page, applicant(31));
  await expect.poll(() => lost, { timeout: 20_000 }).toMatch(isCode);
  // Nobody knows whether it has arrived: until then it can be neither changed nor removed.
  await expect.poll(() => row(page, 'waiting').locator('button').count()).toBe(0);
  await page.locator('#send').click();
  await row(page, 'sent').waitFor();
  expect(await codeOn(page)).toBe(lost);
  const posts = sent.filter(({ method }) => method === 'POST').map(({ body }) => body);
  expect([posts.length, new Set(posts).size]).toEqual([2, 1]);
  expect(await submissions()).toBe(before + 1);
});

test('two tabs show one list, give no number twice and send nobody twice', async () => {
  const { page, context, sent } = await newPhone();
  const other = await context.newPage();
  for (const tab of [page, other]) await openList(tab);
  await context.setOffline(true);
  await add(page, applicant(32));
  await row(other, 'waiting').waitFor();
  await add(other, applicant(33));
  await row(page, 'waiting').nth(1).waitFor();
  await context.setOffline(false);
  for (const tab of [page, other]) await row(tab, 'sent').nth(1).waitFor();
  const ids = sent.flatMap(({ method, body }) =>
    method === 'POST' ? [JSON.parse(body ?? '{}').submissionId] : [],
  );
  expect([ids.length, new Set(ids).size]).toEqual([2, 2]);
  const numbers = await page.locator('#rows h3').allTextContents();
  expect(numbers.map((title) => Number.parseInt(title, 10))).toEqual([1, 2]);
});

test('who has no phone gets the village office’s, and a removed person’s number goes to nobody', async () => {
  const { page, context, sent } = await newPhone();
  await openList(page);
  await context.setOffline(true);
  await add(page, applicant(34));
  await row(page, 'waiting').locator('button').nth(1).click();
  await page.getByRole('button', { name: text('id', 'script.assisted.remove.yes') }).click();
  await row(page, 'waiting').waitFor({ state: 'detached' });
  expect(await page.locator('#list-number').inputValue()).toBe('2');
  await page.locator('#same > summary').click();
  await fillIn(page, { 'list.phone': '0281 636 001' });
  const { phone: _, ...answers } = answersOf(applicant(35, { phoneOf: 'village-office' }));
  await fillIn(page, answers);
  expect(await page.locator('#phone').inputValue()).toBe('0281 636 001');
  await page.locator('#add').click();
  await context.setOffline(false);
  await row(page, 'sent').waitFor();
  expect(JSON.parse(sent.find(({ method }) => method === 'POST')?.body ?? '{}')).toMatchObject({
    ...{ phone: '0281 636 001', phoneOf: 'village-office' },
    assisted: { by: 'village-office', consent: 'read-aloud' },
  });
});

test('what may not be kept is sent from memory or not at all, and its code is shown once', async () => {
  const person = troubledBody({ name: 'Zulaikha Tandiwulan', story: 'Paspor saya ditahan di Kotabaru.' });
  const profile = newProfile();
  const { page, context } = await profile.open();
  await openList(page);
  await context.setOffline(true);
  await add(page, person);
  const later = text('id', 'script.assisted.secret.later', { hotline: '|' }).split('|')[0] ?? '';
  await page.locator('#said', { hasText: later.trim() }).waitFor();
  await context.setOffline(false);
  await page.locator('#add').click();
  await page.locator('#slip .code').waitFor();
  const code = await codeOn(page);
  expect(await page.locator('#slip h2').textContent()).toBe(`1. ${person.name}`);
  await page.getByRole('button', { name: text('id', 'script.assisted.slip.close') }).click();
  expect(await page.locator('#rows > li').count()).toBe(0);
  expect(await page.locator('#list-number').inputValue()).toBe('2');
  await profile.close();
  const words = [person.name, person.nik, person.phone.slice(3), 'Kotabaru', code, code.replaceAll('-', '')];
  expect(profile.search(words)).toEqual([]);
});
