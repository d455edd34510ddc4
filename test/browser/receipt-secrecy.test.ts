import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { text } from '../../shared/text/text.ts';
import { answersOf, applicant, codeOn, complete, sendButton } from '../support/form-filling.ts';
import { findPlanted, textSource } from '../support/leak-scan.ts';
import { localHost } from '../support/local-host.ts';
import { test } from '../support/phones.ts';
import { profiles } from '../support/profiles.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const newProfile = profiles();

const formsOf = (code: string): string[] => [code, code.replaceAll('-', '')];
const person = applicant(1, { name: 'Zulaikha Tandiwulan', village: 'Desa Kembangmawar' });

/** Where Chromium itself remembers which addresses were opened. */
const browsersOwn = /\/(History|Sessions|Visited Links|segmentation_platform|Top Sites|Shortcuts|Favicons)\b/;

/** From an empty form to a receipt, to its status, and to the end that the page itself offers. */
async function applyAndLook(page: Page): Promise<string> {
  await page.goto(system.at('/?lang=id'));
  await complete(page, answersOf(person));
  await sendButton(page).click();
  const code = await codeOn(page);
  // It is sealed first, which takes a moment: nobody reloads faster.
  await page.waitForFunction(() => sessionStorage.getItem('receipt') !== null);
  await page.reload();
  expect(await codeOn(page)).toBe(code);
  await system.settle();
  await page.locator('main form[action^="/status"] button').first().click();
  await page.locator('main .card').first().waitFor();
  await page.goto(system.at('/status?lang=id'));
  await page.locator('#receipt').fill(code.toLowerCase());
  await page.locator('main form button').first().click();
  await page.locator('main .card').first().waitFor();
  return code;
}

test('the receipt stands in no address, no log and no file of the phone once its holder is done', async () => {
  const profile = newProfile();
  const { page, sent } = await profile.open();
  const code = await applyAndLook(page);
  await page.goto(system.at('/?lang=id'));
  await page.locator('#next').waitFor();
  expect(sent.filter(({ url }) => formsOf(code).some((one) => url.includes(one)))).toEqual([]);
  const logs = textSource('logs', (await system.logs()).join('\n'));
  expect(findPlanted([logs], formsOf(code))).toEqual([]);
  await profile.close();
  const words = [...formsOf(code), person.name, person.nik, person.phone.slice(3), person.village];
  expect(profile.search(words)).toEqual([]);
});

test('after “done” nothing of the receipt is left, also when it was kept', async () => {
  const profile = newProfile();
  const { page } = await profile.open();
  await page.goto(system.at('/?lang=id'));
  await complete(page, { ...answersOf(applicant(2)), '#keep': 'true' });
  await sendButton(page).click();
  const code = await codeOn(page);
  await page.getByRole('button', { name: text('id', 'script.form.done') }).click();
  await page.locator('#next').waitFor();
  await profile.close();
  expect(profile.search(formsOf(code))).toEqual([]);
});

test('who opens the link of the QR code has it in the browser’s own history, and nowhere else', async () => {
  const profile = newProfile();
  const before = await profile.open();
  const code = await applyAndLook(before.page);
  await profile.close();
  const { page } = await profile.open();
  await page.goto(system.at(`/status#${code.replaceAll('-', '')}`));
  await page.locator('main .card').first().waitFor();
  expect(page.url()).not.toContain('#');
  await page.goto(system.at('/?lang=id'));
  await profile.close();
  // The browser writes an address down when it opens it, before any page can act (docs/privacy.md).
  const places = profile.search(formsOf(code)).map(({ where }) => where.replace(/_\d+$/, ''));
  expect(places).toContain('/Default/History');
  expect(places.filter((where) => !browsersOwn.test(where))).toEqual([]);
});
