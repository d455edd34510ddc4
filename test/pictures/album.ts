import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { smallPhone } from '../support/chromium.ts';
import { smallPng } from './small-png.ts';

type Picture = { readonly name: string; readonly caption: string };

/** Pictures as a small phone shows the pages; what is longer than this is cut off. */
const mostHeight = 1_400;

/** A small phone in light colors, unless something else is said. */
type Look = { readonly scripts?: boolean; readonly width?: number; readonly dark?: boolean };

export type Album = {
  open(url: string, look?: Look): Promise<Page>;
  /** The page from its top, or from this part on. */
  take(page: Page, name: string, caption: string, from?: string): Promise<void>;
  /** Writes the page that shows them all. */
  write(): void;
};

export function openAlbum(browser: Browser, directory: string): Album {
  const pictures: Picture[] = [];
  return {
    open: async (url, { scripts = true, width = smallPhone.viewport.width, dark = false } = {}) => {
      const context = await browser.newContext({
        ...{ ...smallPhone, viewport: { ...smallPhone.viewport, width }, javaScriptEnabled: scripts },
        colorScheme: dark ? 'dark' : 'light',
      });
      const page = await context.newPage();
      await page.goto(url);
      return page;
    },
    take: async (page, name, caption, from = 'html') => {
      const bytes = smallPng(await photograph(page, from));
      writeFileSync(join(directory, `${name}.png`), bytes);
      pictures.push({ name, caption });
      console.log(`${name}: ${(bytes.length / 1000).toFixed(1)} kB`);
    },
    write: () => writeFileSync(join(directory, 'README.md'), pageOf(pictures)),
  };
}

async function photograph(page: Page, from: string): Promise<Buffer> {
  const { width, height: screen } = page.viewportSize() ?? smallPhone.viewport;
  const { scrollWidth, scrollHeight } = await page
    .locator('html')
    .evaluate(({ scrollWidth: wide, scrollHeight: high }) => ({ scrollWidth: wide, scrollHeight: high }));
  if (scrollWidth > width) console.warn(`${scrollWidth - width} px too wide: ${page.url()}`);
  const top = await page
    .locator(from)
    .first()
    .evaluate((part) => part.getBoundingClientRect().top + part.ownerDocument.documentElement.scrollTop);
  const y = Math.max(0, Math.floor(top) - 16);
  const height = Math.min(Math.max(scrollHeight - y, screen), mostHeight);
  return page.screenshot({ fullPage: true, clip: { x: 0, y, width, height } });
}

const pageOf = (pictures: readonly Picture[]): string =>
  `${[
    '# What people see',
    'Taken by `npm run pictures` from a running system after a played week, as a phone of 360 by 640 px shows it; long pages are cut off. All persons are invented.',
    ...pictures.map(({ name, caption }) => `## ${caption}\n\n![${caption}](${name}.png)`),
  ].join('\n\n')}\n`;
