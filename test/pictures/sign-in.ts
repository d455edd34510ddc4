import type { Page } from 'playwright-core';
import type { Host } from '../../local/host.ts';
import type { Album } from './album.ts';

export const personLinks = 'a[href*="/office/referrals/"]';

export async function askForCode(page: Page, mailbox: string): Promise<void> {
  await page.locator('[name=mailbox]').fill(mailbox);
  await page.locator('main form button').first().click();
  await page.locator('[name=code]').waitFor();
}

export async function enterCode(page: Page, host: Host): Promise<void> {
  await page.locator('[name=code]').fill(/\b\d{8}\b/.exec(host.mails().at(-1)?.text ?? '')?.[0] ?? '');
  await page.locator('[name=initials]').fill('SA');
  await page.locator('main form button').first().click();
  await page.locator('[name=code]').waitFor({ state: 'detached' });
}

/** The first page of an office, signed in. */
export async function signIn(host: Host, album: Album, mailbox: string): Promise<Page> {
  const page = await album.open(`${host.url}/office?lang=id`);
  await askForCode(page, mailbox);
  await enterCode(page, host);
  return page;
}
