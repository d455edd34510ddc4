import { beforeEach, describe, expect, it } from 'vitest';
import { officeLink } from '../../../../shared/identity/office-links.ts';
import { moveMailbox } from '../../../support/directory.ts';
import { mailedCode, openBrowser, signInAs } from '../../../support/office-browser.ts';
import { startSystem, type TestSystem, testTokens } from '../../../support/system.ts';

const mailbox = 'disnaker-32-12';
const indramayu = { office: 'disnaker@32.12', addressVersion: 1 };
let system: TestSystem;

beforeEach(async () => {
  system = await startSystem();
});

const move = (changes = {}) => moveMailbox(system.store, indramayu.office, changes);
const linkTo = (to = indramayu) => officeLink(testTokens, '', to, system.clock.now);
const tokenOf = (link: string) => link.slice('/office/'.length);

describe('after an office’s address changed', () => {
  it('a session is over, for every page and every answer', async () => {
    const { browser, csrf } = await signInAs(system, mailbox);
    await move();
    for (const path of [
      '/office/list',
      '/office/referrals/x',
      '/office/statements/2026-W47',
      '/office/support',
    ])
      expect((await browser.json(path)).statusCode).toBe(401);
    const answer = { ids: 'x', answerNumber: 0, action: 'accept', csrf };
    expect((await browser.postJson('/office/answers', answer)).statusCode).toBe(401);
  });

  it('a link of an earlier letter names no office, and brings no code', async () => {
    const link = linkTo();
    await move();
    const page = await openBrowser(system).page(link);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('name="mailbox"');
    expect(page.body).not.toContain('Indramayu');
    const pressed = await openBrowser(system).postForm('/office/code', { token: tokenOf(link) });
    expect(pressed.statusCode).toBe(400);
    expect(pressed.body).toContain('Tautan ini sudah tidak berlaku');
    expect(pressed.body).toContain('name="mailbox"');
    expect(system.deps.mailer.sent).toEqual([]);
  });

  it('an outstanding code opens nothing, by mailbox or by link', async () => {
    const token = tokenOf(linkTo());
    for (const who of [{ mailbox }, { token }]) {
      const browser = openBrowser(system);
      await browser.postJson('/office/code', who);
      const code = mailedCode(system);
      await move();
      for (const fields of [{ mailbox }, { token }])
        expect(
          (await browser.postJson('/office/session', { ...fields, code, initials: 'SA' })).statusCode,
        ).toBe(403);
    }
  });

  it('the new address gets codes and links that open', async () => {
    await move();
    await signInAs(system, mailbox);
    expect(system.deps.mailer.sent.map(({ to }) => to)).toEqual(['new@kantor.example']);
    expect((await openBrowser(system).page(linkTo({ ...indramayu, addressVersion: 2 }))).body).toContain(
      'Indramayu',
    );
  });

  it('and is not proven yet, nothing opens at all', async () => {
    const { browser } = await signInAs(system, mailbox);
    await move({ verified: false });
    const sent = system.deps.mailer.sent.length;
    expect((await browser.json('/office/list')).statusCode).toBe(401);
    await browser.postJson('/office/code', { mailbox });
    expect((await browser.page(linkTo({ ...indramayu, addressVersion: 2 }))).body).not.toContain('Indramayu');
    expect(system.deps.mailer.sent).toHaveLength(sent);
  });
});
