import axe from 'axe-core';
import type { Page } from 'playwright-core';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Options = { readonly dark?: boolean };

/** What this page, as it stands, breaks of WCAG 2.2 AA, a line each: in light, and where colors change, in dark. */
export async function accessibilityFaults(page: Page, { dark = true }: Options = {}): Promise<string[]> {
  // Not through the page: its policy lets no foreign script in, and does not see what the browser's owner does.
  await page.evaluate(axe.source);
  const inLight = await faults(page, { type: 'tag', values: levels });
  const inDark = dark ? await contrastInDark(page) : [];
  return [...inLight, ...inDark.map((line) => `dark: ${line}`), ...(await widthFaults(page))];
}

async function contrastInDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = await faults(page, { type: 'rule', values: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** At 320 px, which is also a screen of 1280 px at 400 %, nobody scrolls sideways (1.4.10). */
async function widthFaults(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
  if (before) await page.setViewportSize(before);
  return wide > 320 ? [`reflow: ${wide} px wide`] : [];
}

const faults = (page: Page, runOnly: axe.RunOnly): Promise<string[]> =>
  page.evaluate(async (only) => {
    const rules = only.type === 'tag' ? { rules: { 'target-size': { enabled: true } } } : {};
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run({
      ...{ runOnly: only, resultTypes: ['violations'] },
      ...rules,
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 200)} ${any[0]?.message ?? ''}`),
    );
  }, runOnly);
