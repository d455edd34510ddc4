import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { languages } from '../../shared/text/language.ts';
import { type TextKey, text } from '../../shared/text/text.ts';
import { answersOf, applicant, codeOn, fillIn, isCode, sendButton } from '../support/form-filling.ts';
import { localHost } from '../support/local-host.ts';
import { phones, test } from '../support/phones.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const open = phones();

/** Kabupaten Sleman: not among the open ones. */
const elsewhere = '34.04';
const trouble = {
  ...{ targetGroup: 'bermasalah', about: 'self' },
  choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }],
} as const;

const unmet = async () => ofKind(await scanTable(system.host()), 'unmet').length;
const submissions = async () => ofKind(await scanTable(system.host()), 'submission').length;

describe.each(languages)('without scripts, in %s', (language) => {
  const words = (key: TextKey) => text(language, key);
  const person = (seed: number, more = {}) => applicant(seed, { language, ...more });
  const formOn = async (): Promise<Page> => {
    const { page } = await open({ scripts: false });
    await page.goto(system.at(`/?lang=${language}`));
    return page;
  };

  test('a person fills in the form and gets a receipt in the same language', async () => {
    const page = await formOn();
    const answers = answersOf(person(1));
    expect(await fillIn(page, answers)).toEqual(Object.keys(answers));
    await sendButton(page).click();
    await page.locator('h1', { hasText: words('receipt.title') }).waitFor();
    expect(await codeOn(page)).toMatch(isCode);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
  });

  test('a second choice is in the same form', async () => {
    const page = await formOn();
    await fillIn(page, answersOf(person(2, { choices: [{ program: 'padat-karya' }, { program: 'ttg' }] })));
    await sendButton(page).click();
    const code = await codeOn(page);
    await system.settle();
    await page.locator('main form[action^="/status"] button').first().click();
    await expect.poll(() => page.locator('main .card').count()).toBe(2);
    expect(await codeOn(page)).toBe(code);
  });

  test('what is wrong stands on top, leads to its field, and what was typed is kept', async () => {
    const before = await submissions();
    const page = await formOn();
    const answers = answersOf(person(3));
    await fillIn(page, { ...answers, nik: '3302 1234' });
    await sendButton(page).click();
    const link = page.locator('.alarm a[href="#nik"]');
    await link.click();
    expect(await page.locator(':focus').getAttribute('id')).toBe('nik');
    expect(await page.locator('#nik').inputValue()).toBe('3302 1234');
    expect(await page.locator('[name=name]').inputValue()).toBe(answers['name']);
    await page.locator('#nik').fill(answers['nik'] ?? '');
    await sendButton(page).click();
    expect(await codeOn(page)).toMatch(isCode);
    expect(await submissions()).toBe(before + 1);
  });

  test('an untouched form comes back with every question that must be answered', async () => {
    const page = await formOn();
    await sendButton(page).click();
    const links = page.locator('.alarm li a');
    const wrong = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(wrong).toEqual(expect.arrayContaining(['#nik', '#name', '#phone', '#district', '#consent-given']));
  });

  test('a person whose district is not listed finds it in the list of the country', async () => {
    const page = await formOn();
    await fillIn(page, { ...answersOf(person(4, trouble)), district: 'not-listed' });
    await sendButton(page).click();
    await page.locator('.alarm a[href="#district"]').click();
    await page.locator('#district').selectOption(elsewhere);
    await sendButton(page).click();
    expect(await codeOn(page)).toMatch(isCode);
  });

  test('for what only open districts have, such a person is told where help is, and counted without a name', async () => {
    const before = await unmet();
    const page = await formOn();
    await fillIn(page, { ...answersOf(person(5)), district: 'not-listed' });
    await sendButton(page).click();
    await page.locator('#district').selectOption(elsewhere);
    await sendButton(page).click();
    await page.locator('.alarm', { hasText: 'Kabupaten Sleman' }).waitFor();
    await page.locator('.alarm a[href^="tel:"]').first().waitFor();
    expect(await unmet()).toBe(before + 1);
  });

  test('what only a program would fill in costs one more tap, and nothing else', async () => {
    const before = await submissions();
    const page = await formOn();
    await fillIn(page, answersOf(person(6)));
    await page
      .locator('[name=website]')
      .evaluate((field) => field.setAttribute('value', 'https://x.example'));
    await sendButton(page).click();
    await page.locator('h1', { hasText: words('problem.confirm-needed.title') }).waitFor();
    expect(await submissions()).toBe(before);
    await sendButton(page).click();
    expect(await codeOn(page)).toMatch(isCode);
    expect(await submissions()).toBe(before + 1);
  });
});
