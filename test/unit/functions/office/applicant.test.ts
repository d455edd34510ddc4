import { beforeEach, describe, expect, it } from 'vitest';
import { pages } from '../../../../functions/pages/pages.ts';
import { wordsOf } from '../../../support/markup.ts';
import { give, type ListedNeed, needsOf, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { answerTo, postJson } from '../../../support/requests.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

async function apply(body: unknown): Promise<string> {
  const answer = await system.enroll(body);
  await system.pump();
  return (JSON.parse(answer.body) as { receipt: string }).receipt;
}

async function ask(receipt: string, wish: object): Promise<void> {
  const body = { receipt, confirmed: true, ...wish };
  const answer = await answerTo(postJson('/status', body, { at: system.clock.now }), (asked) =>
    pages(asked, system.deps),
  );
  expect(answer.statusCode).toBe(200);
  await system.pump();
}

const phone = { action: 'correct-phone', phone: '0811 2222 3333', phoneOf: 'family' };
const pageOf = async ({ browser }: SignedIn, { id }: ListedNeed) =>
  (await browser.page(`/office/referrals/${id}`)).body;
const listOf = async ({ browser }: SignedIn) => (await browser.page('/office/list')).body;
const firstOf = async (signedIn: SignedIn) => (await needsOf(signedIn))[0] as ListedNeed;

describe('a corrected phone', () => {
  it('stands first on the owner’s page, as said by the applicant, and the old one beside it', async () => {
    const receipt = await apply(plainBody());
    const office = await signInAs(system, 'disnaker-32-12');
    const need = await firstOf(office);
    expect(await pageOf(office, need)).not.toContain('Nomor sebelumnya');
    await ask(receipt, phone);
    await ask(receipt, { ...phone, phone: '0811 4444 5555', phoneOf: 'own' });
    const words = wordsOf(await pageOf(office, need));
    expect(words).toContain('+62 811 4444 5555');
    expect(words).toContain('Diganti oleh pemohon, Rabu, 25 November 2026, 09.00 WIB. Belum terbukti.');
    expect(words.indexOf('Nomor sebelumnya')).toBeGreaterThan(words.indexOf('+62 811 4444 5555'));
    expect(words).toMatch(/Nomor sebelumnya\W+\+62 811 0000 0001/);
    expect(words).not.toContain('2222');
  });

  it('has to be called too before its owner counts as out of reach', async () => {
    const receipt = await apply(plainBody());
    const close = async (answerNumber: number) => {
      const office = await signInAs(system, 'disnaker-32-12');
      const need = { ...(await firstOf(office)), answerNumber };
      return {
        office,
        need,
        result: await give(office, need, { action: 'close', outcome: 'not-reachable' }),
      };
    };
    const tryOn = async (day: string, answerNumber: number) => {
      system.clock.now = new Date(`2026-${day}T03:00:00Z`);
      const office = await signInAs(system, 'disnaker-32-12');
      await give(office, { ...(await firstOf(office)), answerNumber }, { action: 'try' });
    };
    const first = await signInAs(system, 'disnaker-32-12');
    await give(first, await firstOf(first), { action: 'accept' });
    for (const [done, day] of ['11-25', '11-26', '11-27'].entries()) await tryOn(day, done + 1);
    await ask(receipt, phone);
    const refused = await close(4);
    expect(refused.result).toMatchObject({ result: 'invalid', errors: [{ params: { missing: 3 } }] });
    expect(wordsOf(await pageOf(refused.office, refused.need))).toContain('Sudah dicatat: 0 hari');
    for (const [done, day] of ['11-28', '11-29', '11-30'].entries()) await tryOn(day, done + 4);
    expect((await close(7)).result).toMatchObject({ result: 'changed', state: 'closed' });
  });

  it.each([
    ['with its name', plainBody(), 'disnaker-32-12'],
    ['of a restricted case', troubledBody(), 'kemlu'],
  ])('is marked in the list %s, without the number', async (_name, body, mailbox) => {
    const receipt = await apply(body);
    const office = await signInAs(system, mailbox);
    expect(await listOf(office)).not.toContain('Nomor HP diganti');
    await ask(receipt, phone);
    expect(await listOf(office)).toContain('Nomor HP diganti oleh pemohon');
    expect(await listOf(office)).not.toContain('2222');
  });
});

describe('what the applicant said', () => {
  it('closes the need in the list, and stands in its history under nobody’s initials', async () => {
    const receipt = await apply(plainBody());
    const office = await signInAs(system, 'disnaker-32-12');
    const need = await firstOf(office);
    await ask(receipt, { action: 'withdraw' });
    expect(wordsOf(await listOf(office))).toMatch(/Baru selesai[\s\S]*Permohonan ditarik/);
    const words = wordsOf(await pageOf(office, need));
    expect(words).toMatch(/Permohonan ditarik[\s\S]*Dengan kode tanda terima/);
    expect(words).not.toContain('Buka lagi');
  });

  it('of a closure stands above the history; “no” brings the need to its next owner with the whole history', async () => {
    const receipt = await apply(plainBody());
    const office = await signInAs(system, 'disnaker-32-12');
    let need = await firstOf(office);
    for (const answer of [{ action: 'accept' }, { action: 'close', outcome: 'trained' }]) {
      await give(office, need, answer);
      need = { ...need, answerNumber: need.answerNumber + 1 };
    }
    await system.pump();
    await ask(receipt, { action: 'confirm', choice: 1, answer: 'not-yet' });
    expect(wordsOf(await pageOf(office, need))).toContain('Bantuan belum sampai, masih menunggu');
    await ask(receipt, { action: 'confirm', choice: 1, answer: 'no' });
    const desk = await signInAs(system, 'desk');
    const reopened = await firstOf(desk);
    expect(reopened).toMatchObject({ state: 'pending', said: 'dispute' });
    expect(wordsOf(await listOf(desk))).toContain('Bantuan belum sampai, dibuka lagi');
    expect(wordsOf(await pageOf(desk, reopened))).toMatch(/Bantuan belum sampai, dibuka lagi[\s\S]*Selesai/);
  });
});
