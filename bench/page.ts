/**
 * The form on a cheap phone at a slow line: what comes over the wire, when it can be seen and filled in, and how long the
 * receipt takes. `npm run bench:page -- --rounds 5`; `--beside URL` plays another running version in turn.
 */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { startHost } from '../local/host.ts';
import { requireNode24 } from '../local/node-version.ts';
import { executablePath, launchOptions, noChromium } from '../test/support/chromium.ts';
import { waysToApply } from './page/apply.ts';
import { measureCpu } from './page/cpu.ts';
import { seeOtherPages } from './page/other-pages.ts';
import { tellApplied, tellCpu, tellPages } from './page/tell.ts';
import { inRounds } from './rounds.ts';

requireNode24();
if (!executablePath) throw new Error(noChromium);
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    beside: { type: 'string' },
  },
});

const rounds = Number(values.rounds);
const seed = Number(values.seed) * 10_000;
const host = await startHost({});
const browser = await chromium.launch(launchOptions);
try {
  const systems = { '': host.url, ...(values.beside && { ' (beside)': values.beside }) };
  for (const url of Object.values(systems)) await callOften(url);
  tellApplied(await inRounds(waysToApply(browser, systems, seed), rounds));
  tellPages(await seeOtherPages(browser, host, { rounds, seed: seed + 5000 }));
} finally {
  await browser.close();
  await host.stop();
}
tellCpu(await measureCpu(rounds));

/** A function that others have called before is what nearly everybody meets. */
async function callOften(url: string): Promise<void> {
  for (let call = 0; call < 10; call += 1)
    await (await fetch(`${url}/?lang=id`, { headers: { 'accept-encoding': 'br' } })).text();
}
