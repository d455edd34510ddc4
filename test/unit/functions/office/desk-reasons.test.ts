import { beforeEach, describe, expect, it } from 'vitest';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { findReferral } from '../../../../shared/storage/referrals.ts';
import { all, weekly } from '../../../support/items.ts';
import { wordsOf } from '../../../support/markup.ts';
import { give, type ListedNeed, needsOf, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
let desk: SignedIn;
let need: ListedNeed;

beforeEach(async () => {
  system = await startSystem();
  await system.enroll(plainBody({ name: 'Siti Aminah', village: 'Desa Pertama' }));
  await system.pump();
  const indramayu = await signInAs(system, 'disnaker-32-12');
  const [own] = (await needsOf(indramayu)) as [ListedNeed];
  await give(indramayu, own, { action: 'decline', reason: 'no-capacity', next: 'desk' });
  await system.pump();
  desk = await signInAs(system, 'desk');
  need = (await needsOf(desk))[0] as ListedNeed;
});

const otherNik = '3212014107850002';
const person = /Siti|Aminah|Pertama|0000 0001|8110000/;
const pageOf = async ({ browser }: SignedIn, { id } = need) =>
  (await browser.page(`/office/referrals/${id}`)).body;
const views = () => system.store.everything().filter(({ kind }) => kind === 'view');
const open = ({ browser, csrf }: SignedIn, reason: string, id = need.id) =>
  browser.postForm('/office/answers', {
    ...{ ids: id, answerNumber: need.answerNumber, csrf, action: 'open' },
    ...(reason && { reason }),
  });

describe('the desk', () => {
  it('sees need, state, history and who looked, and nobody before it has said why', async () => {
    const body = await pageOf(desk);
    expect(body).not.toMatch(person);
    expect(wordsOf(body)).toMatch(/Buka data orang ini[\s\S]*Untuk apa data ini dibuka[\s\S]*Diteruskan/);
    const { body: json } = await desk.browser.json(`/office/referrals/${need.id}`);
    expect(json).not.toMatch(person);
    expect(JSON.parse(json)).toMatchObject({ asksReason: true, state: 'pending' });
    expect(views()).toEqual([]);
  });

  it('opens the person for a reason, which stands with the view for whoever looks after', async () => {
    const { statusCode, body } = await open(desk, 'decide-owner');
    expect(statusCode).toBe(200);
    expect(body).toContain('Siti Aminah');
    expect(views()).toMatchObject([{ office: 'desk', by: 'SA', reason: 'decide-owner' }]);
    expect(wordsOf(body)).toMatch(/Terakhir dilihat[\s\S]*Menentukan kantor yang berwenang/);
  });

  it.each([
    ['no reason', ''],
    ['a reason of its own', 'curious'],
  ])('opens nobody for %s', async (_, reason) => {
    const { statusCode, body } = await open(desk, reason);
    expect(statusCode).toBe(400);
    expect(body).not.toMatch(person);
    expect(views()).toEqual([]);
  });

  it('is not asked again in the same session, and every view keeps the reason', async () => {
    await open(desk, 'complaint');
    expect(await pageOf(desk)).toContain('Siti Aminah');
    expect(views().map(({ reason }) => reason)).toEqual(['complaint', 'complaint']);
  });

  it('is asked again in the next session', async () => {
    await open(desk, 'complaint');
    system.clock.now = new Date(system.clock.now.getTime() + 5 * 60_000);
    expect(await pageOf(await signInAs(system, 'desk'))).not.toMatch(person);
  });

  it('is asked for itself, whatever a colleague has said', async () => {
    await open(desk, 'complaint');
    const colleague = await signInAs(system, 'desk', 'bb');
    expect(await pageOf(colleague)).not.toMatch(person);
    expect((await colleague.browser.json(`/office/referrals/${need.id}`)).body).not.toMatch(person);
    expect(views()).toHaveLength(1);
  });

  it('is asked anew for what it has passed on and gets back', async () => {
    await open(desk, 'complaint');
    await give(desk, need, { action: 'decline', reason: 'other-district', next: 'disnaker@32.09' });
    expect((await desk.browser.page(`/office/referrals/${need.id}`)).statusCode).toBe(404);
    const cirebon = await signInAs(system, 'disnaker-32-09');
    const [theirs] = (await needsOf(cirebon)) as [ListedNeed];
    await give(cirebon, theirs, { action: 'decline', reason: 'no-capacity', next: 'desk' });
    need = (await needsOf(desk))[0] as ListedNeed;
    expect(await pageOf(desk)).not.toMatch(person);
  });

  it('opens one person with one word, not a list', async () => {
    const { browser, csrf } = desk;
    const ids = [`${need.id}.1`, `${'A'.repeat(60)}.1`];
    const answer = await browser.postJson('/office/answers', {
      ids,
      csrf,
      action: 'open',
      reason: 'complaint',
    });
    expect(answer.statusCode).toBe(400);
    expect(views()).toEqual([]);
  });

  it('sees no name and no village in its list, as a page, as JSON and after an answer, and gets no call sheet', async () => {
    const { browser, csrf } = desk;
    const ids = [`${need.id}.${need.answerNumber}`];
    const answered = await browser.postForm('/office/answers', { 'ids.0': ids[0], csrf, action: 'accept' });
    expect(wordsOf(answered.body)).toContain('Tercatat.');
    const shown = [answered, await browser.page('/office/list'), await browser.json('/office/list')];
    for (const { body } of shown) expect(body).not.toMatch(person);
    expect(wordsOf(shown[1]?.body ?? '')).toContain('Kabupaten Indramayu');
    expect(shown[1]?.body).not.toContain('print=1');
    expect((await browser.page('/office/list?print=1')).statusCode).toBe(404);
  });

  it('reads of an appointment before it came no place, which is mostly the person’s village', async () => {
    await system.enroll(plainBody({ submissionId: 'a1b2c3d4-0000-4000-8000-000000000001', nik: otherNik }));
    await system.pump();
    const indramayu = await signInAs(system, 'disnaker-32-12');
    const own = async () => (await needsOf(indramayu))[0] as ListedNeed;
    await give(indramayu, await own(), { action: 'accept' });
    const appointment = { action: 'schedule', date: '2026-12-01', place: 'Balai Desa Pertama' };
    await give(indramayu, await own(), appointment);
    await give(indramayu, await own(), { action: 'decline', reason: 'no-capacity', next: 'desk' });
    need = (await needsOf(desk)).find(({ answerNumber }) => answerNumber === 3) as ListedNeed;
    expect(await pageOf(desk)).not.toMatch(person);
    expect((await desk.browser.json(`/office/referrals/${need.id}`)).body).not.toMatch(person);
    expect((await open(desk, 'complaint')).body).toContain('Balai Desa Pertama');
    await give(desk, need, { action: 'accept' });
    await give(desk, { ...need, answerNumber: 4 }, { action: 'close', outcome: 'trained' });
    expect(await pageOf(desk)).not.toMatch(person);
  });

  it('cannot find out with a card number whose need it is, before it has said why', async () => {
    const compare = { action: 'check-card', nik: plainBody().nik };
    expect(await give(desk, need, compare)).toEqual({ id: need.id, result: 'not-found' });
    await open(desk, 'complaint');
    expect(await give(desk, need, compare)).toMatchObject({ result: 'changed' });
  });

  it('never opens a restricted need, whatever way it has come there', async () => {
    await system.enroll(troubledBody({ name: 'Rahasia Sekali', village: 'Desa Rahasia' }));
    await system.pump();
    const { referrals } = await weekly(system.store);
    const strayed = referrals.find(({ restricted }) => restricted) as Referral;
    const key = (await all(system.store.query({ partition: `P#${strayed.person}`, prefix: 'R#' })))[0];
    if (!key) throw new Error('no restricted need');
    const officeShard = String(key['officeShard']).replace(strayed.office, 'desk');
    await system.store.update(key, { set: { office: 'desk', officeShard } });
    expect((await findReferral(system.store, key))?.office).toBe('desk');
    const stray = (await needsOf(desk)).find(({ program }) => program === strayed.program) as ListedNeed;
    const shown = [
      (await open(desk, 'complaint', stray.id)).body,
      await pageOf(desk, stray),
      (await desk.browser.json(`/office/referrals/${stray.id}`)).body,
      (await desk.browser.page('/office/list')).body,
    ];
    for (const body of shown) expect(body).not.toMatch(/Rahasia/);
    expect(views()).toEqual([]);
  });
});

it('an office that owes no reason finds no such form, and nothing behind it', async () => {
  const cirebon = await signInAs(system, 'disnaker-32-09');
  await give(desk, need, { action: 'decline', reason: 'other-district', next: 'disnaker@32.09' });
  need = (await needsOf(cirebon))[0] as ListedNeed;
  expect(await pageOf(cirebon)).toContain('Siti Aminah');
  expect(await pageOf(cirebon)).not.toContain('value="open"');
  expect((await open(cirebon, 'complaint')).statusCode).toBe(404);
});
