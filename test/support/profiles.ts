import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { launchOptions, smallPhone } from './chromium.ts';
import { type Found, filesUnder, findPlanted } from './leak-scan.ts';
import { recordRequests, type Sent } from './phones.ts';

export type Running = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly sent: readonly Sent[];
};

/** A phone whose browser can be closed, killed and opened again with what it keeps in its files. */
export type Profile = {
  open(): Promise<Running>;
  close(): Promise<void>;
  /** As when the phone runs out of memory or power: nothing is tidied up. */
  kill(): Promise<void>;
  /** Where any of these stand in the files, in whatever coding. Only after the browser has ended. */
  search(planted: readonly string[]): Found[];
};

/** Profiles for the tests of one file; after each test they are gone. */
export function profiles(): () => Profile {
  const left: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const tidy of left.splice(0)) await tidy();
  });
  return () => {
    const directory = mkdtempSync(join(tmpdir(), 'phone-'));
    const profile = profileIn(directory);
    left.push(async () => {
      await profile.close();
      rmSync(directory, { recursive: true, force: true });
    });
    return profile;
  };
}

function profileIn(directory: string): Profile {
  let context: BrowserContext | undefined;
  const ended = async (end: (running: BrowserContext) => Promise<unknown>): Promise<void> => {
    const running = context;
    context = undefined;
    if (running) await end(running);
  };
  return {
    open: async () => {
      context = await chromium.launchPersistentContext(directory, { ...launchOptions, ...smallPhone });
      context.setDefaultTimeout(20_000);
      const sent = recordRequests(context);
      return { context, sent, page: context.pages()[0] ?? (await context.newPage()) };
    },
    close: () => ended((running) => running.close()),
    kill: () =>
      ended(async (running) => {
        const closed = new Promise((resolve) => running.once('close', resolve));
        // The browser leads a process group of its own.
        process.kill(-browserOf(directory), 'SIGKILL');
        await closed;
      }),
    search: (planted) =>
      findPlanted(filesUnder(directory), planted).map((found) => ({
        ...found,
        where: found.where.slice(directory.length),
      })),
  };
}

/** The process that was started with this profile, not those that it has started itself. */
function browserOf(directory: string): number {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const line = lines.find((one) => one.includes(`--user-data-dir=${directory}`) && !one.includes('--type='));
  if (!line) throw new Error(`No browser runs with ${directory}`);
  return Number(line.trim().split(' ')[0]);
}
