import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser that `CHROMIUM` names, else one in a usual place, else the one that Playwright brought. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  return (named ? [named] : [...usualPlaces, chromium.executablePath()]).find((path) => existsSync(path));
}

/** Said where the tests in a browser cannot run. */
export const noChromium =
  'There is no Chromium here, so the tests in a browser are skipped. Install it (Debian: apt-get install chromium) or name one in CHROMIUM.';

export const executablePath = findChromium();

/** Chromium refuses to run as root with its sandbox. */
export const launchOptions = {
  ...(executablePath && { executablePath }),
  chromiumSandbox: process.getuid?.() !== 0,
};

/** A cheap phone in Indonesia. */
export const smallPhone = {
  viewport: { width: 360, height: 640 },
  locale: 'id-ID',
  timezoneId: 'Asia/Jakarta',
  hasTouch: true,
} as const;
