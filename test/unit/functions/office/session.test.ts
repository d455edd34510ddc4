import { beforeEach, describe, expect, it } from 'vitest';
import { moveMailbox } from '../../../support/directory.ts';
import { signInAs } from '../../../support/office-browser.ts';
import { request } from '../../../support/requests.ts';
import { startSystem, type TestSystem, testTokens } from '../../../support/system.ts';

let system: TestSystem;

beforeEach(async () => {
  system = await startSystem();
});

const mailbox = 'disnaker-32-12';
const later = (minutes: number) => {
  system.clock.now = new Date(system.clock.now.getTime() + minutes * 60_000);
};

describe('a session', () => {
  it('lasts eight hours', async () => {
    const signedIn = await signInAs(system, mailbox);
    later(8 * 60 - 1);
    expect((await signedIn.browser.json('/office/list')).statusCode).toBe(200);
    later(1);
    expect((await signedIn.browser.json('/office/list')).statusCode).toBe(401);
  });

  it('dies when the office’s address changes', async () => {
    const signedIn = await signInAs(system, mailbox);
    await moveMailbox(system.store, 'disnaker@32.12');
    expect((await signedIn.browser.json('/office/list')).statusCode).toBe(401);
  });

  it('cannot be made of another token of ours', async () => {
    const { browser: own } = await signInAs(system, mailbox);
    const session = { office: 'desk', addressVersion: 1, initials: 'SA', csrf: 'x', expires: 9e15 };
    own.jar.set('__Host-session', testTokens.make('referral', JSON.stringify(session)));
    expect((await own.json('/office/list')).statusCode).toBe(401);
  });

  it('answers only what its own pages posted', async () => {
    const { browser: own, csrf } = await signInAs(system, mailbox);
    const accept = { ids: 'x', answerNumber: 0, action: 'accept' };
    for (const token of [undefined, '', `${csrf.slice(1)}x`])
      expect((await own.postJson('/office/answers', { ...accept, csrf: token })).statusCode).toBe(403);
    expect((await own.postJson('/office/answers', { ...accept, csrf })).statusCode).toBe(200);
  });

  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: 'https://layanan.example' }, 200],
    [{}, 200],
  ])('heeds what a browser says of a post’s origin: %j', async (headers, status) => {
    const { browser: own, csrf } = await signInAs(system, mailbox);
    const body = JSON.stringify({ ids: 'x', answerNumber: 0, action: 'accept', csrf });
    const event = request('POST /office/answers', {
      ...{ at: system.clock.now, body },
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect((await own.send(event)).statusCode).toBe(status);
  });
});
