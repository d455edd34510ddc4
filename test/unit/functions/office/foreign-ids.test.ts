import { beforeAll, describe, expect, it } from 'vitest';
import { referralId } from '../../../../shared/identity/referral-ids.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { keyOf } from '../../../../shared/storage/referrals.ts';
import { weekly } from '../../../support/items.ts';
import { needsOf, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { resourcesOf, synthesize } from '../../../support/synthesis.ts';
import { startSystem, type TestSystem, testTokens } from '../../../support/system.ts';

/** Every route of the template that leads to the office's pages: a new one is tried here without being written down. */
const routes = Object.values(resourcesOf(synthesize('dev').service, 'AWS::ApiGatewayV2::Route'))
  .map(({ Properties }) => String(Properties['RouteKey']))
  .filter((route) => route.includes('/office'));

const person = plainBody({ name: 'Suminten Tak Terlihat', village: 'Desa Rahasia', phone: '+6281234567890' });
const secrets = ['Suminten', 'Desa Rahasia', '81234567890', person.nik];

let system: TestSystem;
let owner: SignedIn;
let stranger: SignedIn;
let referrals: Referral[];

beforeAll(async () => {
  system = await startSystem();
  await system.enroll(person);
  await system.enroll(troubledBody({ district: '32.12' }));
  await system.pump();
  referrals = (await weekly(system.store)).referrals;
  owner = await signInAs(system, 'disnaker-32-12');
  stranger = await signInAs(system, 'disnaker-32-09');
}, 60_000);

const idsFor = ({ ownerNumber, ...referral }: Referral) => [
  referralId(testTokens, { key: keyOf(referral), ownerNumber }),
  referralId(testTokens, { key: keyOf(referral), ownerNumber: ownerNumber + 1 }),
];
const unknownIds = [
  'AAAA',
  referralId(testTokens, { key: { pk: 'P#nobody', sk: 'R#padat-karya#2026' }, ownerNumber: 1 }),
  testTokens.make('office-link', 'x'),
];

const answers = [
  { action: 'accept' },
  { action: 'schedule', date: '2026-12-01', place: 'BLK' },
  { action: 'wait', reason: 'quota', date: '2026-12-01' },
  { action: 'close', outcome: 'trained' },
  { action: 'decline', reason: 'no-capacity', next: 'desk' },
  { action: 'reopen' },
];

/** What a route answers to an id, as page and as data, with the id itself blotted out. */
async function ask(route: string, { browser, csrf }: SignedIn, id: string): Promise<string> {
  const [method, path = ''] = route.split(' ');
  const concrete = path.replace(/\{\w+\}/, id);
  const bodies = answers.map((answer) => ({
    ids: id,
    answerNumber: 0,
    csrf,
    mailbox: id,
    token: id,
    ...answer,
  }));
  const responses =
    method === 'GET'
      ? [await browser.page(concrete), await browser.json(concrete)]
      : await inTurn(
          bodies.flatMap((body) => [() => browser.postForm(path, body), () => browser.postJson(path, body)]),
        );
  return JSON.stringify(responses.map(({ statusCode, body }) => ({ statusCode, body }))).replaceAll(id, 'ID');
}

async function inTurn<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  for (const task of tasks) results.push(await task());
  return results;
}

describe('for an office that does not own it', () => {
  it('there are routes to try', () => {
    expect(routes.length).toBeGreaterThanOrEqual(8);
  });

  it.each(routes)('%s answers every id of another office like an unknown one', async (route) => {
    const unknown = await ask(route, stranger, unknownIds[0] ?? '');
    for (const id of [...unknownIds, ...referrals.flatMap(idsFor)]) {
      const answer = await ask(route, stranger, id);
      expect(answer).toBe(unknown);
      for (const secret of secrets) expect(answer).not.toContain(secret);
    }
  });

  it('nothing was changed by all this', async () => {
    expect((await weekly(system.store)).referrals).toEqual(referrals);
  });

  it('while its owner sees the person', async () => {
    const [need] = await needsOf(owner);
    const page = await owner.browser.page(`/office/referrals/${need?.id}`);
    for (const secret of secrets.slice(0, 3))
      expect(page.body.replaceAll(' ', '')).toContain(secret.replaceAll(' ', ''));
    expect(page.body).not.toContain(person.nik);
  });

  it('and without a session every id is answered alike, too', async () => {
    const signedOut = { browser: (await signInAs(system, 'kemensos')).browser, csrf: '' };
    signedOut.browser.jar.delete('__Host-session');
    for (const route of routes.filter((one) => !one.includes('/code') && !one.includes('/session'))) {
      const unknown = await ask(route, signedOut, unknownIds[0] ?? '');
      for (const referral of referrals)
        for (const id of idsFor(referral)) expect(await ask(route, signedOut, id)).toBe(unknown);
    }
  });
});
