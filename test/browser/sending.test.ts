import type { Page, Route } from 'playwright-core';
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
  sendButton,
} from '../support/form-filling.ts';
import { localHost } from '../support/local-host.ts';
import { phones, test } from '../support/phones.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const open = phones();

const submissions = async () => ofKind(await scanTable(system.host()), 'submission').length;
const enrollments = (url: URL): boolean => url.pathname === '/enrollments';
const idOn = (page: Page) => page.locator('[name=submissionId]').inputValue();
const sendNow = (page: Page) => page.getByText(text('id', 'script.form.waiting.now'));

async function filledIn(seed: number) {
  const phone = await open();
  await phone.page.goto(system.at('/'));
  await complete(phone.page, answersOf(applicant(seed)));
  return phone;
}

/**
 * Answers the first post in this way, and lets the server answer all others. The route stays: while the browser takes
 * one away, a post that follows at once can be held for good.
 */
async function firstAnswer(page: Page, answer: (route: Route) => Promise<unknown>): Promise<void> {
  let answered = false;
  await page.route(enrollments, async (route) => {
    const act = answered ? route.continue() : answer(route);
    answered = true;
    await act;
  });
}

test('what is changed after a try that had arrived is not sent: its receipt is shown, and that is said', async () => {
  const before = await submissions();
  const { page } = await filledIn(1);
  await firstAnswer(page, async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await sendButton(page).click();
  await page.getByText(text('id', 'script.form.waiting.edit')).click();
  const back = page.getByText(text('id', 'script.form.back'), { exact: true });
  while (!(await page.locator('#name').isVisible())) await back.click();
  await page.locator('#name').fill('Siti Aminah Lain');
  await complete(page, {});
  await sendButton(page).click();
  expect(await codeOn(page)).toMatch(isCode);
  expect(await page.getByText(text('id', 'script.form.earlier')).count()).toBe(1);
  expect(await submissions()).toBe(before + 1);
});

test('a receipt that somebody else has already costs a new id, and no tap', async () => {
  const { page, sent } = await filledIn(2);
  const form = '<main id="main"><input type="hidden" name="submissionId" value="another"></main>';
  await firstAnswer(page, (route) => route.fulfill({ status: 409, contentType: 'text/html', body: form }));
  await sendButton(page).click();
  expect(await codeOn(page)).toMatch(isCode);
  const ids = sent
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => new URLSearchParams(body ?? '').get('submissionId'));
  expect(new Set(ids).size).toBe(2);
});

test.each([
  ['a busy server', { status: 503, headers: { 'retry-after': '600' }, body: '' }],
  [
    'a gateway that is asked too often',
    { status: 429, contentType: 'application/json', body: '{"message":"Too Many Requests"}' },
  ],
  [
    'the sign-in page of a hotspot',
    { status: 200, contentType: 'text/html', body: '<main id="main">OK</main>' },
  ],
  ['a refusal by somebody in between', { status: 403, contentType: 'text/html', body: '<h1>Forbidden</h1>' }],
])('%s makes the form wait with all that was typed', async (_who, answer) => {
  const { page } = await filledIn(3);
  const id = await idOn(page);
  await firstAnswer(page, (route) => route.fulfill(answer));
  await sendButton(page).click();
  await sendNow(page).waitFor();
  expect(await idOn(page)).toBe(id);
  await sendNow(page).click();
  expect(await codeOn(page)).toMatch(isCode);
});

test('a server that names a time is not asked before, even when the network returns', async () => {
  const { page, sent } = await filledIn(4);
  await firstAnswer(page, (route) => route.fulfill({ status: 503, headers: { 'retry-after': '600' } }));
  await sendButton(page).click();
  await sendNow(page).waitFor();
  const posts = () => sent.filter(({ method }) => method === 'POST').length;
  await page.evaluate('dispatchEvent(new Event("online"))');
  await page.evaluate(() => fetch('/health'));
  expect(posts()).toBe(1);
});

test('the other language takes along what was typed', async () => {
  const { page } = await open();
  await page.goto(system.at('/'));
  const answers = answersOf(applicant(5));
  await complete(page, answers);
  const id = await idOn(page);
  await page.locator('a[hreflang=en]').click();
  await page.locator('html[lang=en]').waitFor();
  expect(page.url()).toBe(system.at('/?lang=en'));
  expect(await page.locator('#nik').inputValue()).toBe(answers['nik']);
  expect(await idOn(page)).toBe(id);
  await sendButton(page).click();
  await page.getByText(text('en', 'receipt.title')).waitFor();
});

test('who begins before the script has come loses nothing, and stays where the typing is', async () => {
  const { page } = await open();
  const { promise: slowLine, resolve: arrive } = Promise.withResolvers<void>();
  await page.route('**/assets/**', async (route) => {
    await slowLine;
    await route.continue();
  });
  await page.goto(system.at('/'), { waitUntil: 'commit' });
  await page.locator('#name').fill('Siti Aminah');
  arrive();
  await page.locator('#next').waitFor();
  expect(await page.locator('#name').inputValue()).toBe('Siti Aminah');
  expect(await page.locator(':focus').getAttribute('id')).toBe('name');
});

test('a few letters find a district, and the last line brings those of the whole country', async () => {
  const { page } = await open();
  await page.goto(system.at('/'));
  const list = page.locator('#district');
  while (!(await list.isVisible())) {
    await fillIn(page, answersOf(applicant(6)));
    await page.locator('#next').click();
  }
  const search = page.locator('#district-search');
  await search.fill('kab. indram');
  expect(await list.locator('optgroup option').allTextContents()).toEqual(['Kabupaten Indramayu']);
  await search.press('Enter');
  expect(await list.inputValue()).toBe('32.12');
  await list.selectOption('not-listed');
  await page.getByText(text('id', 'script.form.districts.all')).waitFor();
  await search.fill('sabang aceh');
  await search.press('Enter');
  expect(await list.inputValue()).toBe('11.72');
});

test('who leaves the page can go back to nothing of it', async () => {
  const { page } = await open();
  await page.goto(system.at('/status'));
  await page.goto(system.at('/'));
  await complete(page, answersOf(applicant(7)));
  const leave = page.locator('a[data-leave]');
  await leave.evaluate((link) => link.setAttribute('href', '/health'));
  await leave.click();
  await page.waitForURL(system.at('/health'));
  await page.goBack();
  expect(page.url()).toBe(system.at('/status'));
});

test('a link asks before a form that waits is lost, and the link off the page asks nothing', async () => {
  const { page } = await filledIn(8);
  const asked: string[] = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await firstAnswer(page, (route) => route.abort('connectionreset'));
  await sendButton(page).click();
  await sendNow(page).waitFor();
  await page.locator('footer a').first().click();
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await page.locator('a[data-leave]').evaluate((link) => link.setAttribute('href', '/health'));
  await page.locator('a[data-leave]').click();
  await page.waitForURL(system.at('/health'));
  expect(asked).toHaveLength(1);
});

test('an application that waits on the phone is neither written over nor deleted by another one', async () => {
  const { page, context } = await open();
  const other = await context.newPage();
  for (const tab of [page, other]) await tab.goto(system.at('/'));
  for (const [seed, tab] of [other, page].entries()) {
    await tab.bringToFront();
    await complete(tab, answersOf(applicant(20 + seed)));
    while (!(await tab.locator('#keep').isVisible())) await tab.locator('#back button').click();
    await tab.locator('#keep').click();
  }
  await expect.poll(() => page.locator('#keep').isChecked()).toBe(false);
  expect(await other.locator('#keep').isChecked()).toBe(true);
  await page.bringToFront();
  await complete(page, answersOf(applicant(21)));
  await sendButton(page).click();
  await page.getByRole('button', { name: text('id', 'script.form.done') }).click();
  await page.locator('#kept').waitFor();
});
