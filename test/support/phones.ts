import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, test as anyTest, beforeAll, expect } from 'vitest';
import { executablePath, launchOptions, smallPhone } from './chromium.ts';

/** Skipped where this machine has no browser; `test/bring-browser.ts` says so before. */
export const test = anyTest.skipIf(!executablePath);

export type Sent = {
  readonly method: string;
  readonly url: string;
  readonly body: string | null;
  readonly kind: string;
};

export type Phone = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every request that any page of this phone has made. */
  readonly sent: readonly Sent[];
};

type Kind = { readonly scripts?: boolean; readonly dark?: boolean };

/** Phones for the tests of one file. After each test they are put away, and none may have had any trouble. */
export function phones() {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  const troubles: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch(launchOptions);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(troubles.splice(0)).toEqual([]);
  });
  afterAll(() => browser?.close());
  return async ({ scripts = true, dark = false }: Kind = {}): Promise<Phone> => {
    if (!browser) throw new Error('The browser has not started');
    const context = await browser.newContext({
      ...smallPhone,
      javaScriptEnabled: scripts,
      colorScheme: dark ? 'dark' : 'light',
    });
    context.setDefaultTimeout(20_000);
    contexts.push(context);
    const sent = recordRequests(context);
    noteTroubles(context, troubles);
    return { context, sent, page: await context.newPage() };
  };
}

export function recordRequests(context: BrowserContext): Sent[] {
  const sent: Sent[] = [];
  context.on('request', (request) =>
    sent.push({
      method: request.method(),
      url: request.url(),
      body: request.postData(),
      kind: request.resourceType(),
    }),
  );
  return sent;
}

/** Errors of a script, what the policy of the page forbids, and whatever leaves this machine. */
export function noteTroubles(context: BrowserContext, troubles: string[]): void {
  context.on('weberror', (error) => troubles.push(String(error.error().stack)));
  context.on('console', (message) => {
    if (/Content.Security.Policy|Permissions policy/i.test(message.text())) troubles.push(message.text());
  });
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1') troubles.push(`asked ${hostname}`);
  });
}
