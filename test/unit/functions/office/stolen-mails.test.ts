import { beforeAll, expect, it } from 'vitest';
import { type MailedWeek, mailedWeek, recordsOf, secrets } from '../../../support/mailed-week.ts';
import { mailedCode, type OfficeBrowser, openBrowser } from '../../../support/office-browser.ts';

let week: MailedWeek;
/** Everything in any mail that could be a code, a token, a name or a number of something. */
let words: readonly string[];

beforeAll(async () => {
  week = await mailedWeek();
  const bytes = week.mails.map((mail) => JSON.stringify(mail)).join('\n');
  words = [...new Set(bytes.match(/[A-Za-z0-9_-]{4,}/g))];
});

const codes = () => words.filter((word) => /^\d{8}$/.test(word));
const tokens = () => words.filter((word) => word.length > 60);
const mailbox = 'disnaker-32-12';
const protectedPaths = [
  '/office/list',
  '/office/statements',
  '/office/statements/2026-W48',
  '/office/support',
];

async function expectNothingOpen(browser: OfficeBrowser, paths = protectedPaths): Promise<void> {
  for (const path of paths) {
    const { statusCode, body } = await browser.json(path);
    expect(statusCode).toBe(401);
    expect(secrets.filter((secret) => body.includes(secret))).toEqual([]);
  }
}

it('there is something to steal: every kind of mail, with codes and links', () => {
  expect(codes().length).toBeGreaterThanOrEqual(4);
  expect(tokens().length).toBeGreaterThan(70);
  expect(new Set(week.mails.map(({ subject }) => subject.split(' ')[0])).size).toBeGreaterThan(3);
});

it('no word of any mail is a cookie that opens anything', async () => {
  for (const word of words)
    for (const cookie of ['session', 'browser', 'known']) {
      const browser = openBrowser(week.system);
      browser.jar.set(`__Host-${cookie}`, word);
      await expectNothingOpen(browser, ['/office/list']);
    }
});

it('no word of any mail is the id of a person, or opens one', async () => {
  const browser = openBrowser(week.system);
  await expectNothingOpen(
    browser,
    words.map((word) => `/office/referrals/${word}`),
  );
});

it('no code of an earlier mail opens a session, of whatever browser, by mailbox or by any link', async () => {
  const before = recordsOf(week.system);
  const owners = [{ mailbox }, { mailbox: 'kemlu' }, ...tokens().map((token) => ({ token }))];
  for (const who of owners) {
    const browser = openBrowser(week.system);
    const asked = await browser.postJson('/office/code', who);
    expect(asked.statusCode).toBe(200);
    for (const code of codes()) {
      const entered = await browser.postJson('/office/session', { ...who, code, initials: 'SA' });
      expect(entered.statusCode).toBe(403);
    }
    await expectNothingOpen(browser);
  }
  expect(recordsOf(week.system)).toBe(before);
});

it('the words of mails are no browser in which an earlier code is good', async () => {
  for (const word of [...tokens(), ...codes()]) {
    const browser = openBrowser(week.system);
    browser.jar.set('__Host-browser', word);
    for (const code of codes())
      expect((await browser.postJson('/office/session', { mailbox, code, initials: 'SA' })).statusCode).toBe(
        403,
      );
  }
});

it('a new code opens the list, in the browser that asked for it and in no other', async () => {
  const { system } = week;
  system.clock.now = new Date(system.clock.now.getTime() + 24 * 3_600_000);
  const [own, other] = [openBrowser(system), openBrowser(system)];
  await own.postJson('/office/code', { mailbox });
  const code = mailedCode(system);
  // The other one has asked as well, and its own code is another one.
  await other.postJson('/office/code', { mailbox });
  const entered = { mailbox, code, initials: 'SA' };
  expect((await other.postJson('/office/session', entered)).statusCode).toBe(403);
  await expectNothingOpen(other);
  expect((await own.postJson('/office/session', entered)).statusCode).toBe(200);
  expect((await own.json('/office/list')).body).toContain(secrets[0]);
});
