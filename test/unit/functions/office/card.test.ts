import { beforeEach, describe, expect, it } from 'vitest';
import { weekly } from '../../../support/items.ts';
import { wordsOf } from '../../../support/markup.ts';
import {
  give,
  type ListedNeed,
  needsOf,
  type SignedIn,
  signedInWithOneNeed,
  signInAs,
} from '../../../support/office-browser.ts';
import { opened } from '../../../support/opened.ts';
import { plainBody } from '../../../support/people.ts';
import type { TestSystem } from '../../../support/system.ts';

let system: TestSystem;
let indramayu: SignedIn;
let need: ListedNeed;

beforeEach(async () => {
  ({ system, office: indramayu, need } = await signedInWithOneNeed());
});

const nik = String(plainBody().nik);
const another = '3212014508900077';
const check = (typed: string, by = indramayu, one = need) =>
  give(by, one, { action: 'check-card', nik: typed });
const present = async () => (await weekly(system.store)).referrals[0];
const words = async () => wordsOf((await indramayu.browser.page(`/office/referrals/${need.id}`)).body);

describe('a card that is compared', () => {
  it('and is the person’s own is noted with moment and officer, and the contact counts as proven', async () => {
    expect(await words()).toContain('Belum terbukti');
    expect(await check(`${nik.slice(0, 6)} ${nik.slice(6, 12)}-${nik.slice(12)}`)).toMatchObject({
      result: 'changed',
      state: 'pending',
      answerNumber: 0,
    });
    const seen = { at: '2026-11-25T02:00:00.000Z', office: 'disnaker@32.12', by: 'SA' };
    expect(await present()).toMatchObject({ card: seen, cardTries: 1 });
    expect(await words()).toContain('KTP sudah dicocokkan (Rabu, 25 November 2026, 09.00 WIB, SA)');
    expect(await words()).not.toContain('Belum terbukti');
    expect(await check(another)).toMatchObject({ result: 'unchanged' });
    expect(await present()).toMatchObject({ card: seen, cardTries: 1 });
  });

  it('and is somebody else’s is told with how many tries are left, five in all, whoever owns the need', async () => {
    for (const left of [4, 3])
      expect(await check(another)).toMatchObject({
        result: 'invalid',
        errors: [{ path: 'nik', code: 'card-differs', params: { left } }],
      });
    await give(indramayu, need, { action: 'decline', reason: 'other-district', next: 'disnaker@32.09' });
    const cirebon = await signInAs(system, 'disnaker-32-09');
    const passed = (await needsOf(cirebon))[0] as ListedNeed;
    for (const left of [2, 1, 0])
      expect(await check(another, cirebon, passed)).toMatchObject({ errors: [{ params: { left } }] });
    expect(await check(nik, cirebon, passed)).toMatchObject({ errors: [{ code: 'card-tries' }] });
    expect(await present()).toMatchObject({ cardTries: 5 });
    expect(await present()).not.toHaveProperty('card');
    const page = await cirebon.browser.page(`/office/referrals/${passed.id}`);
    expect(wordsOf(page.body)).toContain('NIK sudah 5 kali ditulis');
    expect(page.body).not.toContain('name="nik"');
  });

  it('cannot be tried more often at once', async () => {
    const results = await Promise.all(Array.from({ length: 12 }, () => check(another)));
    const codes = results.map((result) => JSON.stringify(result));
    expect(codes.filter((text) => text.includes('card-differs'))).toHaveLength(5);
    expect(codes.filter((text) => text.includes('card-tries'))).toHaveLength(7);
  });

  it.each([
    ['3212', 'nik-length'],
    ['3212014532900001', 'nik-date'],
    ['', 'nik-length'],
  ])('and was mistyped (%s) uses up no try', async (typed, code) => {
    const { browser, csrf } = indramayu;
    const body = { ids: need.id, answerNumber: 0, csrf, action: 'check-card', nik: typed };
    const response = await browser.postJson('/office/answers', body);
    expect(response.statusCode).toBe(400);
    expect(JSON.parse(response.body)).toMatchObject({ errors: [{ path: 'nik', code }] });
    expect(await present()).not.toHaveProperty('cardTries');
  });

  it('of another office’s need, or of a closed one, compares nothing', async () => {
    const cirebon = await signInAs(system, 'disnaker-32-09');
    expect(await check(nik, cirebon)).toMatchObject({ result: 'not-found' });
    await give(indramayu, need, { action: 'accept' });
    await give(indramayu, { ...need, answerNumber: 1 }, { action: 'close', outcome: 'trained' });
    expect(await check(nik)).toMatchObject({ result: 'refused', state: 'closed' });
    expect(await present()).not.toHaveProperty('cardTries');
  });

  it('comes back with no number on the page, in no log line and in no item', async () => {
    const { browser, csrf } = indramayu;
    for (const typed of [another, '3212014532900001', nik]) {
      const form = { ids: need.id, answerNumber: 0, csrf, action: 'check-card', nik: typed };
      const page = await browser.postForm('/office/answers', form);
      expect(page.statusCode).toBe(typed === nik ? 200 : 400);
      for (const secret of [another, nik, '3212014532900001']) expect(page.body).not.toContain(secret);
    }
    const kept = JSON.stringify([system.store.everything().map(opened), system.deps.report.lines]);
    for (const secret of [another, nik, '3212014532900001']) expect(kept).not.toContain(secret);
  });

  it('stands in nobody’s way: the answer that the page was opened for is given all the same', async () => {
    await check(nik);
    expect(await give(indramayu, need, { action: 'accept' })).toMatchObject({ result: 'changed' });
    expect(await present()).toMatchObject({ state: 'accepted', cardTries: 1 });
  });
});
