import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { languages } from '../../shared/text/language.ts';
import { text } from '../../shared/text/text.ts';
import {
  answersOf,
  applicant,
  codeOn,
  complete,
  fillIn,
  isCode,
  sendButton,
} from '../support/form-filling.ts';
import { choose, focusNow, type Stop, tabTo, type } from '../support/keyboard.ts';
import { localHost } from '../support/local-host.ts';
import { phones, test } from '../support/phones.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const open = phones();

async function formOn(path = '/') {
  const phone = await open();
  await phone.page.goto(system.at(path));
  await phone.page.locator('#next').waitFor();
  return phone;
}

const headings = (page: Page) => page.locator('.step h2:visible').allTextContents();

/** Down the page, and each stop to be seen. */
function expectOrder(stops: readonly Stop[]): void {
  const tops = stops.map(({ top }) => top);
  expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  expect(stops.filter(({ ringed }) => !ringed)).toEqual([]);
}

async function goOnWithKeyboard(page: Page): Promise<void> {
  const stops = await tabTo(page, ({ id }) => id === 'next');
  await page.keyboard.press('Enter');
  expectOrder(stops);
  // Whoever does not see the screen is led to the new question, not left on a button that is gone.
  expect((await focusNow(page)).type).toBe('h2');
}

describe.each(languages)('with scripts, in %s', (language) => {
  test('a person goes through the form with the keyboard alone', async () => {
    const { page } = await formOn(`/?lang=${language}`);
    const person = applicant(1, { language });
    await tabTo(page, ({ name }) => name === 'choices.0.program');
    await page.keyboard.press('Shift+Tab');
    expectOrder(await choose(page, 'choices.0.program', 'padat-karya'));
    await goOnWithKeyboard(page);
    await goOnWithKeyboard(page);
    await choose(page, 'targetGroup', 'purna');
    await goOnWithKeyboard(page);
    await type(page, 'district-search', 'banyumas');
    await page.keyboard.press('Enter');
    expect(await page.locator('#district').inputValue()).toBe('33.02');
    await type(page, 'village', person.village);
    await goOnWithKeyboard(page);
    await type(page, 'name', person.name);
    await type(page, 'nik', person.nik);
    await type(page, 'phone', '0812 3456 7890');
    await choose(page, 'phoneOf', 'own');
    while (!(await sendButton(page).isVisible())) await goOnWithKeyboard(page);
    await tabTo(page, ({ name }) => name === 'consent.given');
    await page.keyboard.press('Space');
    await tabTo(page, ({ type: kind, id }) => kind === 'submit' && id !== 'next');
    await page.keyboard.press('Enter');
    expect(await codeOn(page)).toMatch(isCode);
    expect((await focusNow(page)).type).toBe('h1');
  });
});

test('each screen is one group of questions, and says how many there are', async () => {
  const { page } = await formOn();
  const answers = answersOf(applicant(2));
  const seen: string[] = [];
  while (!(await sendButton(page).isVisible())) {
    const [heading, ...others] = await headings(page);
    expect(others).toEqual([]);
    seen.push(`${await page.locator('#progress').textContent()} ${heading}`);
    await fillIn(page, answers);
    await page.locator('#next').click();
  }
  expect(new Set(seen).size).toBe(seen.length);
});

test('nothing leaves the phone before the person sends the form', async () => {
  const { page, sent } = await formOn();
  await page.waitForLoadState('networkidle');
  const before = sent.length;
  await complete(page, answersOf(applicant(3)));
  expect(sent.slice(before)).toEqual([]);
  await sendButton(page).click();
  expect(await codeOn(page)).toMatch(isCode);
  expect(sent.slice(before).map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
    'POST /enrollments',
  ]);
});

test('card and phone number are checked as they are typed, in the server’s words', async () => {
  const { page, sent } = await formOn();
  const answers = answersOf(applicant(4));
  while (!(await page.locator('#nik').isVisible())) {
    await fillIn(page, { ...answers, name: '' });
    await page.locator('#next').click();
  }
  const before = sent.length;
  await page.locator('#nik').fill('3302 1234');
  await page.locator('#phone').fill('12');
  await page.locator('#name').focus();
  const words = (key: 'error.nik-length') => text('id', key);
  await page.locator('#nik-wrong', { hasText: words('error.nik-length') }).waitFor();
  await page.locator('#phone-wrong').waitFor();
  expect(await page.locator('#nik').getAttribute('aria-invalid')).toBe('true');
  await page.locator('#next').click();
  expect((await focusNow(page)).id).toBe('errors');
  await page.locator('#errors a[href="#nik"]').click();
  expect((await focusNow(page)).id).toBe('nik');
  await page.locator('#nik').fill(answers['nik'] ?? '');
  await page.locator('#phone').focus();
  await page.locator('#nik-wrong').waitFor({ state: 'detached' });
  expect(sent.slice(before)).toEqual([]);
});

test('a tap lands where it was aimed, also when it leaves a field with something wrong', async () => {
  const { page } = await formOn();
  const answers = answersOf(applicant(7));
  while (!(await page.locator('#nik').isVisible())) {
    await fillIn(page, answers);
    await page.locator('#next').click();
  }
  await page.locator('#phone').fill('12');
  await page.locator('[name=phoneOf][value=family]').check();
  await page.locator('#phone-wrong').waitFor();
  await page.locator('#phone').fill('0812 3456 7890');
  await page.locator('#nik').fill('3302 1234');
  await page.locator('#next').click();
  await page.locator('#errors a[href="#nik"]').waitFor();
});

test('one step back, by the page’s or the browser’s button, keeps the answers', async () => {
  const { page } = await formOn();
  const answers = answersOf(applicant(5));
  const [first] = await headings(page);
  await fillIn(page, answers);
  await page.locator('#next').click();
  const progress = await page.locator('#progress').textContent();
  await page.locator('#back button').click();
  await expect.poll(() => page.locator('#progress').textContent()).not.toBe(progress);
  expect(await headings(page)).toEqual([first]);
  expect(await page.locator('[name="choices.0.program"]:checked').inputValue()).toBe('padat-karya');
  await page.locator('#next').click();
  await page.goBack();
  expect(await headings(page)).toEqual([first]);
  expect(new URL(page.url()).pathname).toBe('/');
});

test('only the questions are asked, and sent, that the answers need', async () => {
  const { page, sent } = await formOn();
  await fillIn(page, { 'choices.0.program': 'tki-bermasalah' });
  await page.locator('#next').click();
  await fillIn(page, { 'choices.0.caseLocation': 'abroad', story: 'Sudah dua bulan tidak ada kabar.' });
  await page.locator('#back button').click();
  await page.locator('[name="choices.0.program"]').first().waitFor();
  await complete(page, answersOf(applicant(6)));
  await sendButton(page).click();
  expect(await codeOn(page)).toMatch(isCode);
  expect(sent.at(-1)?.body).not.toMatch(/caseLocation|story|plan|country/);
});

test('every screen, and the receipt, is shown from its top', async () => {
  const { page } = await formOn();
  const top = () => page.evaluate<number>('scrollY');
  await complete(page, answersOf(applicant(8)));
  await page.goBack();
  expect(await top()).toBe(0);
  await page.goForward();
  await sendButton(page).click();
  expect(await codeOn(page)).toMatch(isCode);
  await expect.poll(() => page.evaluate('history.state?.depth')).toBe(0);
  expect(await top()).toBe(0);
});

test('the list of the whole country comes without a choice', async () => {
  const { page } = await formOn();
  const answers = answersOf(applicant(9));
  while (!(await page.locator('#district').isVisible())) {
    await fillIn(page, { ...answers, village: '' });
    await page.locator('#next').click();
  }
  await page.locator('#district').selectOption('not-listed');
  await page.locator('#district option[value="11.01"]').waitFor({ state: 'attached' });
  expect(await page.locator('#district').inputValue()).toBe('');
});

test('where the other language cannot be fetched, the form stays with what was typed', async () => {
  const { page, context } = await formOn();
  await fillIn(page, answersOf(applicant(10)));
  await context.setOffline(true);
  await page.locator('a[hreflang=en]').click();
  await page.locator('#unturned').waitFor();
  expect(await page.locator('[name="choices.0.program"]:checked').inputValue()).toBe('padat-karya');
  await context.setOffline(false);
  const signIn = { contentType: 'text/html', body: '<main id="main">Hotel</main>' };
  await page.route(/lang=en/, (route) => route.fulfill(signIn), { times: 1 });
  const answered = page.waitForResponse(/lang=en/);
  await page.locator('a[hreflang=en]').click();
  await answered;
  await page.locator('a[hreflang=en]').click();
  await page.locator('html[lang=en]').waitFor();
  expect(await page.locator('[name="choices.0.program"]:checked').inputValue()).toBe('padat-karya');
});
