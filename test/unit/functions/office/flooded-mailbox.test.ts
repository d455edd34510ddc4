import { beforeEach, describe, expect, it } from 'vitest';
import { knownBrowser } from '../../../../shared/identity/known-browser.ts';
import { officeLink } from '../../../../shared/identity/office-links.ts';
import { countingTable } from '../../../support/counting-table.ts';
import { mailedCode, type OfficeBrowser, openBrowser, signInAs } from '../../../support/office-browser.ts';
import { startSystem, type TestSystem, testTokens } from '../../../support/system.ts';

const mailbox = 'disnaker-32-12';
const indramayu = { office: 'disnaker@32.12', addressVersion: 1 };
let system: TestSystem;

beforeEach(async () => {
  system = await startSystem();
});

const later = (minutes: number) => {
  system.clock.now = new Date(system.clock.now.getTime() + minutes * 60_000);
};
const mails = () => system.deps.mailer.sent;
const codes = () => mails().filter(({ text }) => /\b\d{8}\b/.test(text));
const linkIn = (text: string | undefined) => /\/office\/([\w-]+)/.exec(text ?? '')?.[1] ?? '';
const letterToken = (to = indramayu) => linkIn(officeLink(testTokens, '', to, system.clock.now));

/** Each request from a new browser, as a stranger with any number of addresses sends them. */
async function flood(times = 5): Promise<void> {
  for (let n = 0; n < times; n += 1) await openBrowser(system).postJson('/office/code', { mailbox });
}

async function getsIn(browser: OfficeBrowser, who: object): Promise<boolean> {
  const before = codes().length;
  await browser.postJson('/office/code', who);
  if (codes().length === before) return false;
  const entered = await browser.postJson('/office/session', {
    ...who,
    ...{ code: mailedCode(system), initials: 'SA' },
  });
  return entered.statusCode === 200;
}

describe('while a stranger asks for codes all day', () => {
  it('a mailbox gets twenty codes and one link, and at most three codes in ten minutes', async () => {
    const counts: number[] = [];
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      await flood(2);
      later(5);
      counts.push(codes().length);
    }
    expect(codes()).toHaveLength(20);
    expect(mails()).toHaveLength(21);
    for (const [at, count] of counts.entries()) expect(count - (counts[at - 2] ?? 0)).toBeLessThanOrEqual(3);
    await flood(1);
    expect(codes()).toHaveLength(21);
  });

  it('an office gets in by the link of any of its letters', async () => {
    await flood();
    expect(await getsIn(openBrowser(system), { mailbox })).toBe(false);
    expect(await getsIn(openBrowser(system), { token: letterToken() })).toBe(true);
  });

  it('an official gets in who signed in before in this browser, also with the mailbox alone', async () => {
    const { browser } = await signInAs(system, mailbox);
    later(60 * 24 * 89);
    await flood();
    expect(await getsIn(browser, { mailbox })).toBe(true);
  });

  it('an office without a letter and with a new browser finds a link in its mailbox', async () => {
    await flood();
    const notice = mails().at(-1);
    expect(notice?.subject).toContain('Tautan masuk');
    expect(notice?.text.match(/https?:\/\/\S+/g)).toHaveLength(1);
    expect(await getsIn(openBrowser(system), { token: linkIn(notice?.text) })).toBe(true);
  });

  it('nothing is kept from other offices', async () => {
    await flood();
    expect(await getsIn(openBrowser(system), { mailbox: 'kemlu' })).toBe(true);
  });
});

describe('an allowance of one’s own', () => {
  const earned = async (set: (browser: OfficeBrowser) => object | undefined) => {
    const browser = openBrowser(system);
    const who = set(browser) ?? { mailbox };
    return getsIn(browser, who);
  };
  const withKnown = (cookie: string) => earned((browser) => void browser.jar.set('__Host-known', cookie));

  it('is not earned by a cookie of another office, an earlier address, another time, purpose or maker', async () => {
    await flood();
    const now = system.clock.now;
    const old = new Date(now.getTime() - 91 * 24 * 3_600_000);
    const made = (to: typeof indramayu, at = now) => knownBrowser(testTokens, to, at);
    for (const cookie of [
      made({ ...indramayu, office: 'kemlu' }),
      made({ ...indramayu, addressVersion: 0 }),
      made(indramayu, old),
      testTokens.make('office-link', `${now.getTime() * 2} 1 disnaker@32.12`),
      letterToken(),
      'guess',
    ])
      expect(await withKnown(cookie)).toBe(false);
    expect(await withKnown(made(indramayu))).toBe(true);
  });

  it('is not earned by the link of another office', async () => {
    await flood();
    const foreign = letterToken({ ...indramayu, office: 'kemlu' });
    expect(await earned(() => ({ token: foreign, mailbox }))).toBe(true);
    expect(codes().at(-1)?.to).toBe('kemlu@kantor.example');
  });

  it('has the same limits, and leaves the others theirs', async () => {
    const { browser } = await signInAs(system, mailbox);
    later(10);
    for (let n = 0; n < 5; n += 1) await browser.postJson('/office/code', { mailbox });
    expect(codes()).toHaveLength(1 + 3);
    await flood();
    expect(codes()).toHaveLength(1 + 3 + 3);
    expect(await getsIn(openBrowser(system), { token: letterToken() })).toBe(true);
    expect(codes()).toHaveLength(1 + 3 + 3 + 1);
  });

  it('of letters’ links, used up by a scanner that presses their buttons, is followed by everybody’s', async () => {
    for (let letter = 0; letter < 20; letter += 1) {
      await openBrowser(system).postJson('/office/code', { token: letterToken() });
      later(4);
    }
    expect(await getsIn(openBrowser(system), { token: letterToken() })).toBe(true);
    expect(codes()).toHaveLength(21);
    for (let n = 0; n < 5; n += 1)
      await openBrowser(system).postJson('/office/code', { token: letterToken() });
    expect(codes()).toHaveLength(21 + 2);
    expect(mails()).toHaveLength(codes().length);
  });

  it('opens nothing', async () => {
    const { browser } = await signInAs(system, mailbox);
    browser.jar.delete('__Host-session');
    expect((await browser.json('/office/list')).statusCode).toBe(401);
    browser.jar.set('__Host-session', browser.jar.get('__Host-known') ?? '');
    expect((await browser.json('/office/list')).statusCode).toBe(401);
  });
});

it('the table is asked the same for a mailbox that nobody has, within the limits and beyond', async () => {
  const callsOf = async (name: string) => {
    const counted: { calls: string[] }[] = [];
    system = await startSystem({
      seenAs: (table) => {
        const counting = countingTable(table);
        counted.push(counting);
        return counting;
      },
    });
    const browser = openBrowser(system);
    const calls: string[][] = [];
    for (let n = 0; n < 5; n += 1) {
      await browser.postJson('/office/code', { mailbox: name });
      await browser.postJson('/office/session', { mailbox: name, code: '123', initials: 'SA' });
      calls.push(counted[0]?.calls.splice(0) ?? []);
    }
    return calls;
  };
  const known = await callsOf(mailbox);
  expect(known[0]).toEqual(['query', 'get', 'putNew', 'put', 'query', 'update', 'update']);
  expect(await callsOf('nobody@kantor.example')).toEqual(known);
});

it('a code for nobody opens nothing, whatever is typed', async () => {
  const browser = openBrowser(system);
  await browser.postJson('/office/code', { mailbox: 'nobody' });
  const stored: unknown[] = [];
  for await (const item of system.store.query({ partition: 'A#nobody' })) stored.push(item);
  expect(stored).toHaveLength(2);
  expect(mails()).toEqual([]);
});
