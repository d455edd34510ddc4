import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { text } from '../../shared/text/text.ts';
import {
  answersOf,
  applicant,
  codeOn,
  complete,
  fillIn,
  isCode,
  keepOnPhone,
  sendButton,
} from '../support/form-filling.ts';
import { localHost } from '../support/local-host.ts';
import { phones, test } from '../support/phones.ts';
import { profiles } from '../support/profiles.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const open = phones();
const newProfile = profiles();

const submissions = async () => ofKind(await scanTable(system.host()), 'submission').length;
const start = (page: Page) => page.goto(system.at('/?lang=id'));
const waiting = (page: Page) =>
  page.locator('#waiting', { hasText: text('id', 'script.form.waiting') }).waitFor();

test('without a network the form waits, and is sent once when the network is back', async () => {
  const before = await submissions();
  const { page, context } = await open();
  await start(page);
  await complete(page, answersOf(applicant(1)));
  await context.setOffline(true);
  await sendButton(page).click();
  await waiting(page);
  expect(await submissions()).toBe(before);
  await context.setOffline(false);
  expect(await codeOn(page)).toMatch(isCode);
  expect(await submissions()).toBe(before + 1);
});

test('what the person lets the phone keep is sent by itself when the page is opened again', async () => {
  const before = await submissions();
  const { page, context } = await open();
  await start(page);
  await complete(page, { ...answersOf(applicant(2)), ...keepOnPhone });
  await expect.poll(() => page.evaluate('caches.match(location.href).then(Boolean)')).toBe(true);
  await context.setOffline(true);
  await sendButton(page).click();
  await waiting(page);
  await page.close();
  const again = await context.newPage();
  await start(again);
  await waiting(again);
  expect(await submissions()).toBe(before);
  await context.setOffline(false);
  const code = await codeOn(again);
  expect(code).toMatch(isCode);
  expect(await submissions()).toBe(before + 1);
  // Until it is written down, the receipt is there, whoever closes the page too early.
  await again.close();
  const later = await context.newPage();
  await start(later);
  expect(await codeOn(later)).toBe(code);
  await later.locator('main .noprint button').last().click();
  await later.locator('#next').waitFor();
  await later.reload();
  await later.locator('#next').waitFor();
  expect(await later.locator('main .code, #kept').count()).toBe(0);
});

test('what the server refuses when it gets it at last stays to be mended', async () => {
  const before = await submissions();
  const { page, context } = await open();
  await start(page);
  const answers = answersOf(applicant(3));
  // The phone does not judge names; the server does.
  await complete(page, { ...answers, name: 'Siti #1', ...keepOnPhone });
  await context.setOffline(true);
  await sendButton(page).click();
  await waiting(page);
  await context.setOffline(false);
  await page.locator('#errors a[href="#name"]').click();
  await page.locator('#name').fill(answers['name'] ?? '');
  await complete(page, answers);
  await sendButton(page).click();
  expect(await codeOn(page)).toMatch(isCode);
  expect(await submissions()).toBe(before + 1);
});

test('a page that comes back from the browser’s history is empty', async () => {
  const { page } = await open();
  await start(page);
  await complete(page, answersOf(applicant(4)));
  await page.goto(system.at('/status'));
  await page.goBack();
  await page.locator('#next').waitFor();
  const typed = await page
    .locator('main input:not([type=hidden]):not([type=radio]):not([type=checkbox]), main textarea')
    .evaluateAll((fields) => fields.map((field) => (field as unknown as { value: string }).value));
  expect(new Set(typed)).toEqual(new Set(['']));
  expect(await page.locator('main :checked[type=radio]:not([value=""])').count()).toBe(0);
});

/** Longer than a browser or our script waits before it writes something down. */
const aWhile = 1_500;

const wordsOf = ({ name, nik, phone, village }: ReturnType<typeof applicant>): string[] => [
  name,
  nik,
  phone.slice(3),
  village,
];

test('a phone keeps nothing that its owner did not ask it to keep', async () => {
  const person = applicant(5, { name: 'Zulaikha Tandiwulan', village: 'Desa Kembangmawar' });
  const profile = newProfile();
  const { page } = await profile.open();
  await start(page);
  await complete(page, answersOf(person));
  await page.waitForTimeout(aWhile);
  await profile.close();
  expect(profile.search(wordsOf(person))).toEqual([]);
  const again = await profile.open();
  await start(again.page);
  await again.page.locator('#next').waitFor();
  expect(await again.page.locator('#kept').count()).toBe(0);
});

test('a receipt and what is asked with it stand in no file of the browser', async () => {
  const person = applicant(7, { name: 'Zulaikha Tandiwulan', village: 'Desa Kembangmawar' });
  const profile = newProfile();
  const { page } = await profile.open();
  await start(page);
  await complete(page, answersOf(person));
  await sendButton(page).click();
  const code = await codeOn(page);
  await page.waitForTimeout(aWhile);
  await page.reload();
  expect(await codeOn(page)).toBe(code);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  await press(text('id', 'receipt.status'));
  await page.locator('summary', { hasText: text('id', 'status.phone') }).click();
  await page.locator('#phone').fill('0812 7777 8888');
  await fillIn(page, { phoneOf: 'own' });
  await press(text('id', 'status.phone.submit'));
  await press(text('id', 'status.sure.correct-phone.go'));
  await page.locator('main', { hasText: text('id', 'status.recorded.correct-phone') }).waitFor();
  await page.waitForTimeout(aWhile);
  await profile.close();
  const asked = [code, code.replaceAll('-', ''), '0812 7777 8888', '81277778888'];
  expect(profile.search([...wordsOf(person), ...asked])).toEqual([]);
});

test('a choice that nobody may find on the phone deletes what was kept', async () => {
  const story = 'Paspornya ditahan majikan sejak Jumat kemarin.';
  const person = applicant(6, {
    ...{ targetGroup: 'bermasalah', about: 'self', story, safeContact: 'Selepas subuh saja' },
    ...{ name: 'Zulaikha Tandiwulan', village: 'Desa Kembangmawar' },
    choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }],
  });
  const profile = newProfile();
  const { page } = await profile.open();
  await start(page);
  await complete(page, { ...answersOf(person), 'choices.0.program': 'padat-karya', ...keepOnPhone });
  while (await page.locator('#back button').isVisible()) await page.locator('#back button').click();
  await fillIn(page, answersOf(person));
  await complete(page, answersOf(person));
  expect(await page.locator('#keep').isChecked()).toBe(false);
  await page.waitForTimeout(aWhile);
  await profile.close();
  expect(profile.search([...wordsOf(person), story, 'Selepas subuh saja'])).toEqual([]);
  const again = await profile.open();
  await start(again.page);
  await again.page.locator('#next').waitFor();
  expect(await again.page.locator('#kept').count()).toBe(0);
});

test('the search finds what a page does keep', async () => {
  const profile = newProfile();
  const { page } = await profile.open();
  await start(page);
  await page.evaluate(`localStorage.setItem('x', 'Desa Kembangmawar')`);
  await profile.close();
  expect(profile.search(['Desa Kembangmawar'])).not.toEqual([]);
});
