import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import {
  answersOf,
  applicant,
  codeOn,
  complete,
  isCode,
  keepOnPhone,
  sendButton,
} from '../support/form-filling.ts';
import { localHost } from '../support/local-host.ts';
import { phones, test } from '../support/phones.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const open = phones();

const submissions = async () => ofKind(await scanTable(system.host()), 'submission').length;
const enrollments = (url: URL): boolean => url.pathname === '/enrollments';

/** What happens must leave one submission, and show the receipt that it has. */
async function expectOne(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await submissions();
  await act();
  const code = await codeOn(page);
  expect(code).toMatch(isCode);
  expect(await submissions()).toBe(before + 1);
}

/** The button of the browser's own page that says that it has nothing to show. */
async function tryAgain(page: Page): Promise<void> {
  await expect.poll(() => page.url()).toMatch(/^chrome-error:/);
  await page.waitForLoadState();
  await page.reload();
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('%s', (_name, scripts) => {
  let seed = scripts ? 100 : 200;
  const filledIn = async (): Promise<Page> => {
    const { page } = await open({ scripts });
    await page.goto(system.at('/'));
    seed += 1;
    await complete(page, answersOf(applicant(seed)));
    return page;
  };

  test('a double tap leaves one submission and one receipt', async () => {
    const page = await filledIn();
    await expectOne(page, () => sendButton(page).dblclick({ noWaitAfter: true }));
  });

  test('reloading the result shows the same receipt', async () => {
    const page = await filledIn();
    await expectOne(page, async () => {
      await sendButton(page).click();
      const code = await codeOn(page);
      await page.reload();
      expect(await codeOn(page)).toBe(code);
    });
  });

  test('a connection that is cut after the write, and sending again, gives the receipt of the first', async () => {
    const page = await filledIn();
    const { promise: written, resolve: wasWritten } = Promise.withResolvers<string>();
    await page.route(
      enrollments,
      async (route) => {
        const answer = await route.fetch();
        await route.abort('connectionreset');
        wasWritten(await answer.text());
      },
      { times: 1 },
    );
    await expectOne(page, async () => {
      await sendButton(page).click({ noWaitAfter: true });
      const lost = await written;
      if (!scripts) await tryAgain(page);
      expect(lost).toContain(await codeOn(page));
    });
  });
});

test('without scripts, going back shows an empty form, and sending the old one again the one receipt', async () => {
  const { page } = await open({ scripts: false });
  await page.goto(system.at('/'));
  await complete(page, answersOf(applicant(300)));
  await expectOne(page, async () => {
    await sendButton(page).click();
    const code = await codeOn(page);
    await page.goBack();
    expect(await page.locator('#nik').inputValue()).toBe('');
    // Where the browser asks whether to send again, it has nothing to show until the person says yes.
    await page.goForward().catch(() => tryAgain(page));
    expect(await codeOn(page)).toBe(code);
  });
});

test('with scripts, going back and forward again shows an empty form: the next person sends another one', async () => {
  const { page } = await open();
  await page.goto('about:blank');
  await page.goto(system.at('/'));
  await complete(page, answersOf(applicant(301)));
  await sendButton(page).click();
  await codeOn(page);
  await page.goBack();
  await page.goForward();
  await page.locator('#next').waitFor();
  expect(await page.locator('main .code').count()).toBe(0);
  expect(await page.locator('#nik').inputValue()).toBe('');
});

test('two tabs with one draft leave one submission, and both show its receipt', async () => {
  const { page, context } = await open();
  await page.goto(system.at('/'));
  await complete(page, { ...answersOf(applicant(302)), ...keepOnPhone });
  const other = await context.newPage();
  await other.goto(system.at('/'));
  await other.locator('#kept button').first().click();
  await complete(other, answersOf(applicant(302)));
  await expectOne(page, () => Promise.all([sendButton(page).click(), sendButton(other).click()]));
  expect(await codeOn(other)).toBe(await codeOn(page));
});
