import { beforeEach, describe, expect, it } from 'vitest';
import { officeLink } from '../../../../shared/identity/office-links.ts';
import { MailRefused } from '../../../../shared/messaging/mailer.ts';
import { findOffice, saveOffice } from '../../../../shared/storage/offices.ts';
import { moveMailbox } from '../../../support/directory.ts';
import { mailedCode, type OfficeBrowser, openBrowser } from '../../../support/office-browser.ts';
import { startSystem, type TestSystem, testTokens } from '../../../support/system.ts';

let system: TestSystem;
let browser: OfficeBrowser;

beforeEach(async () => {
  system = await startSystem();
  browser = openBrowser(system);
});

const mailbox = 'disnaker-32-12';
const indramayu = { office: 'disnaker@32.12', addressVersion: 1 };
const address = `${mailbox}@kantor.example`;
const mails = () => system.deps.mailer.sent;
const codes = () => mails().filter(({ text }) => /\b\d{8}\b/.test(text));
const later = (minutes: number) => {
  system.clock.now = new Date(system.clock.now.getTime() + minutes * 60_000);
};
const askFor = (name: string) => browser.postJson('/office/code', { mailbox: name });
const enter = (code: string, by = browser) =>
  by.postJson('/office/session', { mailbox, code, initials: 'sa' });
const otherCode = () => (mailedCode(system) === '00000000' ? '11111111' : '00000000');

describe('the page that offers to sign in', () => {
  it('names the office of a letter’s link, and changes nothing', async () => {
    const before = JSON.stringify(await findOffice(system.store, 'disnaker@32.12'));
    const page = await browser.page(officeLink(testTokens, '', indramayu, system.clock.now));
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Dinas Tenaga Kerja Kabupaten Indramayu');
    expect(page.cookies).toBeUndefined();
    expect(mails()).toEqual([]);
    expect(JSON.stringify(await findOffice(system.store, 'disnaker@32.12'))).toBe(before);
  });

  it('offers the mailbox field where the link is expired, forged, of another purpose, or nonsense', async () => {
    const expired = officeLink(testTokens, '', indramayu, new Date('2026-09-01T00:00:00Z'));
    const foreign = `/office/${testTokens.make('referral', `${Date.now() * 2} disnaker@32.12`)}`;
    const forged = officeLink(testTokens, '', indramayu, system.clock.now).replace(/.$/, '~');
    const plain = (await browser.page('/office')).body.replaceAll('/office?lang=en', '');
    for (const path of [expired, foreign, `${forged}x`, '/office/x']) {
      const page = await browser.page(path);
      expect(page.statusCode).toBe(200);
      expect(page.body.replaceAll(`${path}?lang=en`, '')).toBe(plain);
    }
  });

  it('stands in for every other page until one is signed in', async () => {
    for (const path of [
      '/office/list',
      '/office/referrals/x',
      '/office/statements/2026-W47',
      '/office/support',
    ]) {
      const page = await browser.page(path);
      expect(page.statusCode).toBe(401);
      expect(page.body).toContain('name="mailbox"');
      expect(JSON.parse((await browser.json(path)).body)).toMatchObject({ status: 401 });
    }
    expect((await browser.postForm('/office/answers', { ids: 'x', action: 'accept' })).statusCode).toBe(401);
  });
});

describe('a code', () => {
  it('goes to the registered mailbox, whoever asks, and opens a session of that browser', async () => {
    await askFor(` ${address.toUpperCase()} `);
    expect(mails()).toMatchObject([{ to: address, from: system.deps.sender }]);
    expect(mails()[0]?.tag).toBeUndefined();
    const response = await enter(mailedCode(system));
    expect(response.statusCode).toBe(200);
    expect((await browser.page('/office/list')).statusCode).toBe(200);
    expect(response.cookies).toEqual([
      expect.stringMatching(
        /^__Host-session=\S+; Path=\/; Max-Age=28800; Secure; HttpOnly; SameSite=Strict$/,
      ),
      expect.stringMatching(
        /^__Host-known=\S+; Path=\/; Max-Age=7776000; Secure; HttpOnly; SameSite=Strict$/,
      ),
    ]);
  });

  it('can be asked for by the link of a letter', async () => {
    const token = officeLink(
      testTokens,
      '',
      { office: 'kemnaker', addressVersion: 1 },
      system.clock.now,
    ).slice('/office/'.length);
    const page = await browser.postForm('/office/code', { token });
    expect(page.body).toContain(`value="${token}"`);
    const entered = await browser.postForm('/office/session', {
      token,
      code: mailedCode(system),
      initials: 'SA',
    });
    expect(entered).toMatchObject({ statusCode: 303, headers: { location: '/office/list?lang=id' } });
  });

  it('is no good in another browser', async () => {
    await askFor(mailbox);
    const stranger = openBrowser(system);
    expect((await enter(mailedCode(system), stranger)).statusCode).toBe(403);
    stranger.jar.set('__Host-browser', 'guess');
    expect((await enter(mailedCode(system), stranger)).statusCode).toBe(403);
    expect((await enter(mailedCode(system))).statusCode).toBe(200);
  });

  it('is good once', async () => {
    await askFor(mailbox);
    expect((await enter(mailedCode(system))).statusCode).toBe(200);
    expect((await enter(mailedCode(system))).statusCode).toBe(403);
  });

  it('is good for ten minutes', async () => {
    await askFor(mailbox);
    later(10);
    expect((await enter(mailedCode(system))).statusCode).toBe(403);
  });

  it('is good for five tries', async () => {
    await askFor(mailbox);
    for (let tries = 0; tries < 5; tries += 1) expect((await enter(otherCode())).statusCode).toBe(403);
    expect((await enter(mailedCode(system))).statusCode).toBe(403);
    await askFor(mailbox);
    for (let tries = 0; tries < 4; tries += 1) await enter(otherCode());
    expect((await enter(mailedCode(system))).statusCode).toBe(200);
  });

  it('is no good after the office’s address changed', async () => {
    await askFor(mailbox);
    await moveMailbox(system.store, 'disnaker@32.12');
    expect((await enter(mailedCode(system))).statusCode).toBe(403);
  });

  it('is replaced by the next one', async () => {
    await askFor(mailbox);
    const first = mailedCode(system);
    await askFor(mailbox);
    if (first !== mailedCode(system)) expect((await enter(first)).statusCode).toBe(403);
    expect((await enter(mailedCode(system))).statusCode).toBe(200);
  });

  it('is mailed at most three times in ten minutes, from however many browsers, and again later', async () => {
    await Promise.all(
      Array.from({ length: 6 }, () => openBrowser(system).postJson('/office/code', { mailbox })),
    );
    expect(codes()).toHaveLength(3);
    later(9);
    await askFor(mailbox);
    expect(codes()).toHaveLength(3);
    later(1);
    await askFor(mailbox);
    expect(codes()).toHaveLength(4);
  });

  it('never stands in the table or in a log', async () => {
    await askFor(mailbox);
    const code = mailedCode(system);
    expect(system.deps.report.lines.join()).not.toContain(code);
    const stored: string[] = [];
    for await (const item of system.store.query({ partition: `A#${mailbox}` }))
      stored.push(JSON.stringify(item));
    expect(stored).toHaveLength(2);
    expect(stored.join()).not.toContain(code);
  });
});

describe('who asks for a code', () => {
  const answers = async (name: string) => {
    const asking = openBrowser(system);
    asking.jar.set('__Host-browser', 'the-same');
    const page = await asking.postForm('/office/code', { mailbox: name });
    const data = await asking.postJson('/office/code', { mailbox: name });
    const refused = await asking.postForm('/office/session', { mailbox: name, code: 'x', initials: 'SA' });
    return { page, data, refused, pauses: asking.pauses };
  };

  it('cannot tell a registered mailbox from one that nobody has, is not proven, or has had its codes', async () => {
    const office = await findOffice(system.store, 'kemlu');
    if (office) await saveOffice(system.store, { ...office, verified: false });
    const known = JSON.stringify(await answers(mailbox)).replaceAll(mailbox, 'X');
    for (const name of ['nobody@kantor.example', 'kemlu', mailbox])
      expect(JSON.stringify(await answers(name)).replaceAll(name, 'X')).toBe(known);
    expect(codes()).toHaveLength(3);
  });

  it('waits equally long for every answer', async () => {
    const { pauses } = await answers('nobody@kantor.example');
    expect(pauses).toEqual([1500, 1500, 500]);
  });

  it('does not learn that the mail service refused', async () => {
    const usual = (await askFor('nobody@kantor.example')).body;
    system.deps.mailer.fail(new MailRefused('later'));
    expect((await askFor(mailbox)).body).toBe(usual);
    expect(system.deps.report.counts['CodesNotSent']).toBe(1);
    expect(system.deps.report.lines.join()).not.toContain(address);
  });

  it('is told where nothing was typed', async () => {
    const page = await browser.postForm('/office/code', { mailbox: ' ' });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('id="mailbox-wrong"');
    expect((await browser.postJson('/office/code', {})).statusCode).toBe(400);
  });

  it('must give initials of two to four letters', async () => {
    await askFor(mailbox);
    for (const initials of ['', 'a', 'abcde', '12', 'a<b'])
      expect(
        (await browser.postJson('/office/session', { mailbox, code: mailedCode(system), initials }))
          .statusCode,
      ).toBe(400);
    const page = await browser.postForm('/office/session', {
      mailbox,
      code: mailedCode(system),
      initials: '1',
    });
    expect(page.body).toContain('id="initials-wrong"');
    expect(page.body).toMatch(/id="initials"[^>]* value="1"/);
    expect(page.body).not.toContain(mailedCode(system));
  });
});
