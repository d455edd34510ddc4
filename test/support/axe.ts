import axe from 'axe-core';
import type { Page } from 'playwright-core';

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What this page, as it stands, breaks of WCAG 2.2 AA, a line each: in light, and where colors change, in dark. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Not through the page: its policy lets no foreign script in, and does not see what the browser's owner does.
  await page.evaluate(axe.source);
  const inLight = await faults(page, { type: 'tag', values: levels });
  await page.emulateMedia({ colorScheme: 'dark' });
  const inDark = await faults(page, { type: 'rule', values: ['color-contrast'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...inLight, ...inDark.map((line) => `dark: ${line}`)];
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
