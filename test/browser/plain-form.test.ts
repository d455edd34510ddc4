import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { languages } from '../../shared/text/language.ts';
import { type TextKey, text } from '../../shared/text/text.ts';
import { answersOf, applicant, codeOn, fillIn, sendButton } from '../support/form-filling.ts';
import { localHost } from '../support/local-host.ts';
import { phones, test } from '../support/phones.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const open = phones();

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
    expect(await codeOn(page)).toMatch(/^\w{4}-\w{4}-\w{4}$/);
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
    expect(await codeOn(page)).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    expect(await submissions()).toBe(before + 1);
  });

  test('an untouched form comes back with every question that must be answered', async () => {
    const page = await formOn();
    await sendButton(page).click();
    const links = page.locator('.alarm li a');
    const wrong = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(wrong).toEqual(expect.arrayContaining(['#nik', '#name', '#phone', '#district', '#consent-given']));
  });
});
