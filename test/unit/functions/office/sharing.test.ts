import { beforeEach, describe, expect, it } from 'vitest';
import { referralKey, sharedShard, shareKey } from '../../../../shared/storage/keys.ts';
import { askFor } from '../../../support/asking.ts';
import { weekly } from '../../../support/items.ts';
import { nightAfter, onlySubmission } from '../../../support/lost-records.ts';
import { wordsOf } from '../../../support/markup.ts';
import { give, type ListedNeed, needsOf, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const [name, village] = ['Siti Terbagi', 'Desa Terbagi'];
const share = { action: 'share', with: 'kemendesa' };
const twoWishes = { choices: [{ program: 'padat-karya' }, { program: 'remitansi' }] };

let system: TestSystem;
let owner: SignedIn;
let guest: SignedIn;
let need: ListedNeed;

beforeEach(async () => {
  system = await startSystem();
  await system.enroll(plainBody({ name, village, ...twoWishes }));
  await system.pump();
  owner = await signInAs(system, 'disnaker-32-12');
  guest = await signInAs(system, 'kemendesa');
  need = (await needsOf(owner)).find(({ program }) => program === 'padat-karya') as ListedNeed;
});

/** One answer of the owner, given on what its page shows now. */
async function say(answer: Readonly<Record<string, unknown>>, from = owner): Promise<void> {
  const shown = (await needsOf(from)).find(({ program }) => program === 'padat-karya');
  expect(await give(from, shown ?? need, answer)).toMatchObject({ result: 'changed' });
  await system.pump();
}

type SharedList = { readonly shared?: { readonly persons: { name?: string; needs: ListedNeed[] }[] } };
async function sharedWith({ browser }: SignedIn) {
  const { shared } = JSON.parse((await browser.json('/office/list')).body) as SharedList;
  return shared?.persons ?? [];
}
const pageOf = ({ browser }: SignedIn, id: string) => browser.page(`/office/referrals/${id}`);

async function expectNothingFor(office: SignedIn, id = need.id): Promise<void> {
  const list = await office.browser.page('/office/list');
  expect(list.body).not.toContain('Terbagi');
  expect(await sharedWith(office)).toEqual([]);
  expect((await pageOf(office, id)).statusCode).toBe(404);
}

describe('an office that is let in', () => {
  it('sees nothing before, and the one need after, without what only its owner can do', async () => {
    await expectNothingFor(guest);
    await say(share);
    const [person, ...more] = await sharedWith(guest);
    expect(more).toEqual([]);
    expect(person).toMatchObject({ name, village, needs: [{ program: 'padat-karya', state: 'pending' }] });
    expect(person?.needs).toHaveLength(1);
    const { statusCode, body } = await pageOf(guest, person?.needs[0]?.id ?? '');
    expect(statusCode).toBe(200);
    expect(body).toContain('tel:');
    expect(body).not.toContain('<form');
    const words = wordsOf(body);
    expect(words).toContain(name);
    expect(words).toContain('oleh Dinas Tenaga Kerja Kabupaten Indramayu. Kantor itu yang menjawab.');
    expect(words).not.toContain('KTP orang itu');
    expect(words).not.toContain('remitansi');
  });

  it('reads that the card was seen, and cannot compare it', async () => {
    await say(share);
    const seen = { action: 'check-card', nik: plainBody().nik };
    expect(await give(owner, { ...need, answerNumber: 1 }, seen)).toMatchObject({ result: 'changed' });
    const { body } = await pageOf(guest, need.id);
    expect(wordsOf(body)).toContain('KTP sudah dicocokkan');
    expect(body).not.toContain('<form');
  });

  it('is no owner to a machine either', async () => {
    await say(share);
    const told = JSON.parse((await guest.browser.json(`/office/referrals/${need.id}`)).body);
    expect(told).toMatchObject({ owner: 'disnaker@32.12', actions: [], nextOffices: [], guestOffices: [] });
    expect(told.person).toMatchObject({ name, village });
    expect(told.history).toMatchObject([{ action: 'share', with: 'kemendesa', by: 'SA' }]);
  });

  it('sees who needs it in its list also where the desk shares, which itself sees nobody there', async () => {
    await say({ action: 'decline', reason: 'no-capacity', next: 'desk' });
    await say(share, await signInAs(system, 'desk'));
    expect(await sharedWith(guest)).toMatchObject([{ name, village }]);
    const list = await guest.browser.page('/office/list');
    expect(wordsOf(list.body)).toContain(`${name} ${village}, Kabupaten Indramayu`);
  });

  it('finds what stands below many shares that have ended since the last night', async () => {
    await say(share);
    const since = '2026-12-31T00:00:00.000Z';
    for (let number = 0; number < 80; number += 1) {
      const ended = shareKey(referralKey(`ended-${number}`, 'padat-karya', 2026), 'kemendesa');
      const listed = { officeShard: sharedShard('kemendesa', 0), since, restricted: false };
      await system.store.put({ ...ended, kind: 'share', ...listed });
    }
    expect(await sharedWith(guest)).toMatchObject([{ name }]);
  });

  it('has its place in the list of who looked, as everybody', async () => {
    await say(share);
    await pageOf(guest, need.id);
    const words = wordsOf((await pageOf(owner, need.id)).body);
    expect(words).toMatch(/Terakhir dilihat .*Kementerian Desa[^,]*, .*SA/);
    expect(words).toMatch(/Dibagikan dengan: Kementerian Desa/);
  });

  it.each([
    { action: 'accept' },
    { action: 'schedule', date: '2026-12-01', place: 'BLK' },
    { action: 'wait', reason: 'quota', date: '2026-12-01' },
    { action: 'close', outcome: 'trained' },
    { action: 'decline', reason: 'no-capacity', next: 'desk' },
    { action: 'share', with: 'kemendesa' },
    { action: 'try' },
    { action: 'told' },
    { action: 'check-card', nik: plainBody().nik },
  ])('has the same answer to $action as every stranger', async (answer) => {
    await say(share);
    const shown = { ...need, answerNumber: 1 };
    expect(await give(guest, shown, answer)).toEqual({ id: need.id, result: 'not-found' });
    expect((await weekly(system.store)).referrals.every(({ state }) => state === 'pending')).toBe(true);
  });

  it('learns nothing of other applications of the person', async () => {
    await system.enroll(plainBody({ submissionId: 'a1b2c3d4-0000-4000-8000-000000000001' }));
    await system.pump();
    await say(share);
    expect(wordsOf((await pageOf(owner, need.id)).body)).toContain('Ada permohonan lain');
    expect(wordsOf((await pageOf(guest, need.id)).body)).not.toContain('Ada permohonan lain');
  });

  it('is told what may have become of it, and led back to its list', async () => {
    await say(share);
    await say({ action: 'decline', reason: 'other-district', next: 'disnaker@32.09' });
    const { statusCode, body } = await pageOf(guest, need.id);
    expect(statusCode).toBe(404);
    expect(wordsOf(body)).toContain('tidak dibagikan lagi kepada kantor Anda');
    expect(body).toContain('href="/office/list?lang=id"');
    expect((await pageOf(guest, 'unknown')).body).toBe(body);
  });

  it('does not find it by the id of an ownership that has ended', async () => {
    await say(share);
    await say({ action: 'decline', reason: 'other-district', next: 'disnaker@32.09' });
    const cirebon = await signInAs(system, 'disnaker-32-09');
    await say(share, cirebon);
    expect(await sharedWith(guest)).toHaveLength(1);
    expect((await pageOf(guest, need.id)).statusCode).toBe(404);
  });
});

describe('an office that was let in is out', () => {
  const close = { action: 'close', outcome: 'trained' };
  beforeEach(() => say(share));

  it('after the closure, and after the need is opened again, until it is shared again', async () => {
    await say({ action: 'accept' });
    expect(await sharedWith(guest)).toHaveLength(1);
    await say(close);
    await expectNothingFor(guest);
    expect(await give(owner, { ...need, answerNumber: 3 }, { action: 'reopen' })).toMatchObject({
      result: 'changed',
    });
    await expectNothingFor(guest);
    await say(share);
    expect(await sharedWith(guest)).toHaveLength(1);
  });

  it('after a decline', async () => {
    await say({ action: 'decline', reason: 'other-district', next: 'disnaker@32.09' });
    await expectNothingFor(guest);
  });

  it('after its owner was silent for too long', async () => {
    for (const night of [21, 22]) {
      system.clock.now = nightAfter(night);
      await system.reconcile();
      await system.pump();
    }
    const { referrals } = await weekly(system.store);
    expect(referrals.every(({ office }) => office === 'desk')).toBe(true);
    await expectNothingFor(await signInAs(system, 'kemendesa'));
  });

  it('after the applicant took it back', async () => {
    const taken = { kind: 'withdraw' } as const;
    await askFor(system.store, await onlySubmission(system), taken, system.clock.now);
    await system.pump();
    await expectNothingFor(guest);
  });

  it('after the applicant said that no help came', async () => {
    await say({ action: 'accept' });
    await say(close);
    const choice = 1;
    const no = { kind: 'confirm', choice, answer: 'no', closure: 3 } as const;
    await askFor(system.store, await onlySubmission(system), no, system.clock.now);
    await system.pump();
    const { referrals } = await weekly(system.store);
    expect(referrals.find(({ program }) => program === 'padat-karya')).toMatchObject({ office: 'desk' });
    await expectNothingFor(guest);
  });

  it('at once, while the list’s index still has it', async () => {
    const shared = () => system.store.everything().filter(({ kind }) => kind === 'share');
    await give(
      owner,
      { ...need, answerNumber: 1 },
      { action: 'decline', reason: 'no-capacity', next: 'desk' },
    );
    expect(shared()).toMatchObject([{ officeShard: expect.stringContaining('kemendesa') }]);
    await expectNothingFor(guest);
  });
});

describe('the form to share', () => {
  const formOf = async (signedIn: SignedIn, id: string) =>
    (await pageOf(signedIn, id)).body.split('<details').find((part) => part.includes('name="with"')) ?? '';

  it('offers the program’s support offices, and is gone when all are let in', async () => {
    expect(await formOf(owner, need.id)).toMatch(/<option value="kemendesa"/);
    expect((await formOf(owner, need.id)).match(/<option value="[a-z]/g)).toHaveLength(1);
    await say(share);
    expect(await formOf(owner, need.id)).toBe('');
  });

  it('works without a script, and says what is missing', async () => {
    const { browser, csrf } = owner;
    const form = { ids: need.id, answerNumber: 0, csrf, action: 'share' };
    const wrong = await browser.postForm('/office/answers', { ...form, with: '' });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toMatch(/aria-invalid="true"/);
    const done = await browser.postForm('/office/answers', { ...form, with: 'kemendesa' });
    expect(wordsOf(done.body)).toMatch(/Dibagikan dengan kantor lain ?: Kementerian Desa/);
    expect(done.body).toContain('Dibagikan dengan: ');
  });

  it.each([
    ['nobody has proven', { verified: false }],
    ['does not work', { notWorkingSince: '2026-11-24T02:00:00.000Z' }],
  ])('leaves out an office whose mailbox %s, which nobody can let in', async (_, changes) => {
    system = await startSystem({ directory: { kemendesa: changes } });
    await system.enroll(plainBody({ name }));
    await system.pump();
    const indramayu = await signInAs(system, 'disnaker-32-12');
    const [only] = await needsOf(indramayu);
    expect(await formOf(indramayu, only?.id ?? '')).toBe('');
    expect(await give(indramayu, only as ListedNeed, share)).toMatchObject({
      ...{ result: 'invalid', errors: [{ path: 'with', code: 'unknown-value' }] },
    });
  });

  it('is not among the answers to many', async () => {
    const { body } = await owner.browser.page('/office/list');
    expect(body).toContain('name="action" value="accept"');
    expect(body).not.toContain('value="share"');
  });
});

it('a restricted case stands without a name also in the list of the office that is let in', async () => {
  await system.enroll(troubledBody({ name: 'Sri Rahasia', village: 'Desa Rahasia', district: '32.12' }));
  await system.pump();
  const kemlu = await signInAs(system, 'kemlu');
  const kemensos = await signInAs(system, 'kemensos');
  const [restricted] = await needsOf(kemlu);
  await give(kemlu, restricted as ListedNeed, { action: 'share', with: 'kemensos' });
  await system.pump();
  const list = await kemensos.browser.page('/office/list');
  expect(wordsOf(list.body)).toContain('Dibagikan kepada Anda (1)');
  expect(list.body).not.toContain('Rahasia');
  const [{ needs } = { needs: [] }] = await sharedWith(kemensos);
  expect((await pageOf(kemensos, needs[0]?.id ?? '')).body).toContain('Sri Rahasia');
});
