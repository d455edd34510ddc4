import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { startHost } from '../local/host.ts';
import { requireNode24 } from '../local/node-version.ts';
import { playWeek } from '../local/week/week.ts';
import { type Picture, picturesOf } from './pictures/subjects.ts';

requireNode24();

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const directory = fileURLToPath(new URL('../.local/pictures', import.meta.url));
/** A small phone, and a window on a desk. */
const widths = [360, 800];

if (!existsSync(executablePath)) {
  console.error(`No browser at ${executablePath}: install Chromium, or name one in CHROMIUM.`);
  process.exit(1);
}
mkdirSync(directory, { recursive: true });
const host = await startHost({});
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  await playWeek(host, { seed: 1, say: console.log });
  for (const picture of await picturesOf(host)) await take(picture, browser);
} finally {
  await browser.close();
  await host.stop();
}

async function take({ name, html, policy }: Picture, browser: Browser): Promise<void> {
  writeFileSync(join(directory, `${name}.html`), html);
  const sizes: string[] = [];
  for (const width of widths) {
    const page = await browser.newPage({ viewport: { width, height: 640 }, javaScriptEnabled: false });
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy ?? '' };
    await page.route('**/*', (route) => route.fulfill({ headers, body: html }));
    await page.goto(`http://127.0.0.1/${name}`, { waitUntil: 'load' });
    const path = join(directory, `${name}-${width}.png`);
    await page.screenshot({ path, fullPage: true });
    const overflow = (await page.locator('html').evaluate((root) => root.scrollWidth)) - width;
    sizes.push(
      `${width} px ${kilobytes(statSync(path).size)}${overflow > 0 ? ` (${overflow} px too wide)` : ''}`,
    );
    await page.close();
  }
  console.log(`${name}: html ${kilobytes(Buffer.byteLength(html))}, ${sizes.join(', ')}`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} kB`;
}
