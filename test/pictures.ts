import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startHost } from '../local/host.ts';
import { requireNode24 } from '../local/node-version.ts';
import { playWeek } from '../local/week/week.ts';
import { openAlbum } from './pictures/album.ts';
import { applicantScenes } from './pictures/applicant-scenes.ts';
import { deskScenes } from './pictures/desk-scenes.ts';
import { listScenes } from './pictures/list-scenes.ts';
import { officeScenes } from './pictures/office-scenes.ts';
import { statementScenes } from './pictures/statement-scenes.ts';
import { supportScenes } from './pictures/support-scenes.ts';
import { executablePath, launchOptions } from './support/chromium.ts';

requireNode24();

if (!executablePath) {
  console.error('There is no Chromium here: install it, or name one in CHROMIUM.');
  process.exit(1);
}
const directory = fileURLToPath(new URL('../docs/screens', import.meta.url));
rmSync(directory, { recursive: true, force: true });
mkdirSync(directory, { recursive: true });
const host = await startHost({});
const browser = await chromium.launch(launchOptions);
try {
  await playWeek(host, { seed: 1, say: console.log });
  const album = openAlbum(browser, directory);
  await applicantScenes(host, album);
  await listScenes(host, album);
  await officeScenes(host, album);
  await supportScenes(host, album);
  await deskScenes(host, album);
  await statementScenes(host, album);
  album.write();
} finally {
  await browser.close();
  await host.stop();
}
