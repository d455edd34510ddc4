import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { smallPhone } from '../../test/support/chromium.ts';

export type Line = {
  readonly name: string;
  /** Bits a second in thousands, and a round trip. */
  readonly down: number;
  readonly up: number;
  readonly rttMs: number;
};

export const lines = [
  { name: '2G', down: 250, up: 50, rttMs: 300 },
  { name: 'slow 3G', down: 400, up: 400, rttMs: 400 },
] as const satisfies readonly Line[];

/** How much slower than this machine's core a cheap phone is, as Chromium's own tools put it. */
const slowness = 6;

/** Runs in the page: the first picture after the script has made screens of the form. */
const noteUsable = `
new MutationObserver((_, watch) => {
  if (!document.querySelector('#enrollment.steps #progress:not(:empty)')) return;
  watch.disconnect();
  requestAnimationFrame(() => { document.documentElement.dataset.usable = performance.now(); });
}).observe(document, { subtree: true, childList: true, attributes: true });`;

export type Came = { bytes: number; requests: number };

/** A page of a slow phone at a slow line; `came` counts what comes over the wire, headers too, until it is reset. */
export type SlowPage = {
  readonly page: Page;
  readonly came: Came;
  /** Without it, filling in would take as long as a thumb does. */
  setSlow(slow: boolean): Promise<void>;
};

export const openContext = (browser: Browser, scripts: boolean): Promise<BrowserContext> =>
  browser.newContext({ ...smallPhone, javaScriptEnabled: scripts });

export async function openSlowPage(context: BrowserContext, line: Line): Promise<SlowPage> {
  const page = await context.newPage();
  await page.addInitScript({ content: noteUsable });
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: line.rttMs,
    downloadThroughput: (line.down * 1000) / 8,
    uploadThroughput: (line.up * 1000) / 8,
  });
  const setSlow = async (slow: boolean) => {
    await session.send('Emulation.setCPUThrottlingRate', { rate: slow ? slowness : 1 });
  };
  await setSlow(true);
  return { page, came: count(session), setSlow };
}

function count(session: CDPSession): Came {
  const came: Came = { bytes: 0, requests: 0 };
  const asked = new Set<string>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    // The browser's own pictures are data.
    if (request.url.startsWith('http')) asked.add(requestId);
  });
  session.on('Network.requestServedFromCache', ({ requestId }) => asked.delete(requestId));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!asked.delete(requestId) || encodedDataLength === 0) return;
    came.bytes += encodedDataLength;
    came.requests += 1;
  });
  return came;
}
