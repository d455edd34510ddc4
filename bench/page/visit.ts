import type { Page } from 'playwright-core';
import type { Came, SlowPage } from './phone.ts';

export type Visit = Came & {
  /** Milliseconds since the address was asked for: the first picture, and the first question that can be answered. */
  readonly painted: number;
  readonly usable: number;
};

/** Goes to the form and waits until it can be filled in: with scripts when they have taken it over, else when it is whole. */
export async function visitForm(phone: SlowPage, url: string, scripts: boolean): Promise<Visit> {
  const { page } = phone;
  const seen = await visit(phone, url);
  if (!scripts) return seen;
  await page.locator('html[data-usable]').waitFor();
  const usable = Number(await page.locator('html').getAttribute('data-usable'));
  return { ...seen, ...phone.came, usable };
}

/** Goes to a page and waits until all of it is there. */
export const visit = (phone: SlowPage, url: string): Promise<Visit> =>
  arrive(phone, () => phone.page.goto(url));

/** The same by a button of the page that is shown. */
export const follow = (phone: SlowPage, button: string): Promise<Visit> =>
  arrive(phone, () => phone.page.locator(button).first().click());

async function arrive(phone: SlowPage, go: () => Promise<unknown>): Promise<Visit> {
  Object.assign(phone.came, { bytes: 0, requests: 0 });
  const arrived = phone.page.waitForEvent('load');
  await go();
  await arrived;
  await phone.page.waitForLoadState('networkidle');
  const { painted, whole } = await timesOf(phone.page);
  return { ...phone.came, painted, usable: Math.max(painted, whole) };
}

/** Works without the page's own scripts too. What was painted is told a little later. */
async function timesOf(page: Page): Promise<{ painted: number; whole: number }> {
  for (let tries = 0; ; tries += 1) {
    const { painted, whole } = await page.evaluate<{ painted: number | null; whole: number }>(`({
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
      whole: performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd,
    })`);
    if (painted !== null) return { painted, whole };
    if (tries > 50) throw new Error(`Nothing was painted: ${page.url()}`);
    await page.waitForTimeout(100);
  }
}

/** Presses a button, and waits until what must follow can be seen; in milliseconds. */
export async function press({ page }: SlowPage, button: string, shown: string): Promise<number> {
  const pressed = await page
    .locator(button)
    .first()
    .evaluate((one) => {
      (one as unknown as { click(): void }).click();
      return Date.now();
    });
  await page.locator(shown).first().waitFor();
  return Date.now() - pressed;
}
