import { beforeEach, describe, expect, it } from 'vitest';
import { pageHeaders } from '../../../../shared/pages/headers.ts';
import { findReferral, keyOf } from '../../../../shared/storage/referrals.ts';
import { weekly } from '../../../support/items.ts';
import { tagsOf, wordsOf } from '../../../support/markup.ts';
import { give, type ListedNeed, needsOf, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;

beforeEach(async () => {
  system = await startSystem();
});

const enter = async (...bodies: readonly unknown[]) => {
  for (const body of bodies) expect((await system.enroll(body)).statusCode).toBe(201);
  await system.pump();
};
const pageOf = async ({ browser }: SignedIn, { id }: ListedNeed) =>
  (await browser.page(`/office/referrals/${id}`)).body;
const needFor = async (signedIn: SignedIn, program: string, kind = 'referral') =>
  (await needsOf(signedIn)).find((need) => need.program === program && need.kind === kind) as ListedNeed;

/** In trouble, and in want of work: two owners, of whom one must not learn what the other knows. */
const both = troubledBody({
  name: 'Rini Wulandari',
  district: '32.12',
  story: 'Majikan menahan paspor saya.',
  safeContact: 'Hanya lewat tetangga',
  choices: [{ program: 'tki-bermasalah', caseLocation: 'home' }, { program: 'edukasi-keuangan' }],
});

describe('the person’s page', () => {
  it('shows the owner whom to call, what is asked for, and that none of it is proven', async () => {
    await enter(plainBody({ name: "Siti Ma'ruf", village: 'Desa <Baru> & Lama' }));
    const indramayu = await signInAs(system, 'disnaker-32-12');
    const page = await pageOf(indramayu, await needFor(indramayu, 'padat-karya'));
    const words = wordsOf(page);
    for (const part of [
      "Siti Ma'ruf",
      'Desa <Baru> & Lama',
      'Kabupaten Indramayu, Jawa Barat',
      'Padat karya',
      'TKI purna',
      'Belum terbukti',
    ])
      expect(words).toContain(part);
    expect(page).not.toContain('<Baru>');
    expect(tagsOf(page).flatMap(({ attributes }) => attributes['href'] ?? [])).toContain(
      'tel:+6281100000001',
    );
  });

  it('keeps the story and the way to call safely for the owner of the program that asked for them', async () => {
    await enter(both);
    const [protection, indramayu] = [
      await signInAs(system, 'bnp2tki'),
      await signInAs(system, 'disnaker-32-12'),
    ];
    const own = await needFor(protection, 'tki-bermasalah');
    for (const part of ['menahan paspor', 'lewat tetangga'])
      expect(await pageOf(protection, own)).toContain(part);
    const other = await needFor(indramayu, 'edukasi-keuangan');
    const seen = [
      await pageOf(indramayu, other),
      (await indramayu.browser.json(`/office/referrals/${other.id}`)).body,
      (await indramayu.browser.page('/office/list')).body,
      (await indramayu.browser.json('/office/list')).body,
    ].join();
    expect(seen).toContain('Rini Wulandari');
    for (const part of ['paspor', 'tetangga', 'tki-bermasalah', 'Sudah di Indonesia', 'dilindungi'])
      expect(seen).not.toContain(part);
  });

  it('begins a message to a mobile number, which names neither what it is about nor from whom', async () => {
    await enter(
      plainBody(),
      plainBody({
        ...{ submissionId: '7f5a2d5e-7a4e-4b5e-9d58-0c2b8a1f3a04', nik: '3212014508900002' },
        ...{ phone: '+85251234567', choices: [{ program: 'remitansi' }] },
      }),
    );
    const indramayu = await signInAs(system, 'disnaker-32-12');
    const linksOf = async (program: string) =>
      tagsOf(await pageOf(indramayu, await needFor(indramayu, program))).flatMap(({ attributes }) =>
        /^(tel|https):/.test(attributes['href'] ?? '') ? [new URL(attributes['href'] ?? '')] : [],
      );
    const [telephone, message, ...more] = await linksOf('padat-karya');
    expect(more).toEqual([]);
    expect(telephone?.href).toBe('tel:+6281100000001');
    expect(`${message?.origin}${message?.pathname}`).toBe('https://wa.me/6281100000001');
    expect([...(message?.searchParams ?? [])]).toEqual([
      ['text', 'Halo, kami ingin berbicara dengan Anda. Kapan kami bisa menelepon?'],
    ]);
    expect((await linksOf('remitansi')).map(({ href }) => href)).toEqual(['tel:+85251234567']);
  });

  it('tells how to call safely before any number', async () => {
    await enter(both);
    const protection = await signInAs(system, 'bnp2tki');
    const page = await pageOf(protection, await needFor(protection, 'tki-bermasalah'));
    expect(page.indexOf('Hanya lewat tetangga')).toBeLessThan(page.indexOf('href="tel:'));
  });

  it('names the conditions of its own program only', async () => {
    await enter(
      plainBody({ targetGroup: 'purna', choices: [{ program: 'remitansi' }, { program: 'padat-karya' }] }),
    );
    const indramayu = await signInAs(system, 'disnaker-32-12');
    const condition = 'hanya bila masih ada keluarga yang bekerja di luar negeri';
    expect(await pageOf(indramayu, await needFor(indramayu, 'remitansi'))).toContain(condition);
    expect(await pageOf(indramayu, await needFor(indramayu, 'padat-karya'))).not.toContain(condition);
  });

  it('shows a check its own data only, and tells the owner of the first application that there is another', async () => {
    await enter(
      plainBody({ phone: '+6281100000077', village: 'Desa Pertama' }),
      plainBody({
        submissionId: '7f5a2d5e-7a4e-4b5e-9d58-0c2b8a1f3a04',
        phone: '+6281100000088',
        village: 'Desa Kedua',
        district: '32.09',
        nik: plainBody().nik,
      }),
    );
    const [first, second] = [
      await signInAs(system, 'disnaker-32-12'),
      await signInAs(system, 'disnaker-32-09'),
    ];
    const original = wordsOf(await pageOf(first, await needFor(first, 'padat-karya')));
    const check = wordsOf(await pageOf(second, await needFor(second, 'padat-karya', 'check')));
    expect(original).toContain('Ada permohonan lain dari orang ini');
    expect(original).toContain('Desa Pertama');
    expect(original).not.toContain('Kedua');
    expect(check).toContain('Orang yang sama sudah mengajukan hal ini');
    expect(check).toContain('Desa Kedua');
    expect(check).not.toContain('Pertama');
  });

  it('closes over the person with the need, and opens with it again', async () => {
    await enter(plainBody({ name: 'Siti Aminah' }));
    const indramayu = await signInAs(system, 'disnaker-32-12');
    const need = await needFor(indramayu, 'padat-karya');
    await give(indramayu, need, { action: 'accept' });
    await give(indramayu, { ...need, answerNumber: 1 }, { action: 'close', outcome: 'trained' });
    expect(await pageOf(indramayu, need)).not.toContain('Siti Aminah');
    expect((await indramayu.browser.page('/office/list')).body).not.toContain('Siti Aminah');
    await give(indramayu, { ...need, answerNumber: 2 }, { action: 'reopen' });
    expect(await pageOf(indramayu, need)).toContain('Siti Aminah');
  });

  it('has no name in its title, and every form of it has the session’s token', async () => {
    await enter(plainBody({ name: 'Siti Aminah' }));
    const indramayu = await signInAs(system, 'disnaker-32-12');
    const page = await pageOf(indramayu, await needFor(indramayu, 'padat-karya'));
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]).not.toContain('Siti');
    expect(page.split('<form ').length - 1).toBe(
      page.split(`name="csrf" value="${indramayu.csrf}"`).length - 1,
    );
  });
});

describe('the list', () => {
  it('has a restricted case without a name and without its program', async () => {
    await enter(both);
    const protection = await signInAs(system, 'bnp2tki');
    const words = wordsOf((await protection.browser.page('/office/list')).body);
    expect(words).toContain('Perkara yang dilindungi');
    for (const part of ['Rini', 'bermasalah', 'Desa']) expect(words).not.toContain(part);
  });

  it('puts what is overdue first, and tells so', async () => {
    await enter(plainBody());
    system.clock.now = new Date('2026-12-02T02:00:00Z');
    await enter(
      plainBody({
        submissionId: '7f5a2d5e-7a4e-4b5e-9d58-0c2b8a1f3a04',
        nik: '3212014508900002',
        name: 'Orang Baru',
      }),
    );
    const indramayu = await signInAs(system, 'disnaker-32-12');
    const words = wordsOf((await indramayu.browser.page('/office/list')).body);
    expect(words.indexOf('Lewat batas waktu')).toBeLessThan(words.indexOf('Masih ada waktu'));
    expect(words.indexOf('Masih ada waktu')).toBeLessThan(words.indexOf('Orang Baru'));
    expect(words).toContain('2 kebutuhan menunggu');
  });
});

describe('every page', () => {
  it('is kept by nobody, loads nothing, and passes no address on', async () => {
    await enter(plainBody());
    const { browser, csrf } = await signInAs(system, 'disnaker-32-12');
    const [need] = await needsOf({ browser, csrf });
    const pages = [
      await browser.page('/office'),
      await browser.page('/office/list'),
      await browser.page(`/office/referrals/${need?.id}`),
      await browser.postForm('/office/answers', { ids: need?.id, answerNumber: 0, csrf, action: 'accept' }),
      await browser.postForm('/office/code', { mailbox: 'x' }),
    ];
    for (const { headers, body } of pages) {
      expect(headers).toEqual(pageHeaders);
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
      expect(body).not.toMatch(/<script|src=|https?:(?!\/\/wa\.me\/)/);
    }
    for (const path of ['/office/list', `/office/referrals/${need?.id}`])
      expect((await browser.json(path)).headers).toMatchObject({ 'cache-control': 'no-store' });
  });

  it('says nothing of a person in an address or a log line', async () => {
    await enter(plainBody({ name: 'Siti Aminah' }));
    const indramayu = await signInAs(system, 'disnaker-32-12');
    const need = await needFor(indramayu, 'padat-karya');
    await give(indramayu, need, { action: 'accept' });
    const [referral] = (await weekly(system.store)).referrals;
    expect(system.deps.report.lines.join()).not.toMatch(/Siti|Aminah|\+62/);
    expect(Buffer.from(need.id, 'base64url').toString('latin1')).not.toContain(referral?.person);
  });
});

describe('a form that comes back', () => {
  it('keeps what was typed and marks what is wrong, and nothing is recorded', async () => {
    await enter(plainBody());
    const { browser, csrf } = await signInAs(system, 'disnaker-32-12');
    const need = await needFor({ browser, csrf }, 'padat-karya');
    await give({ browser, csrf }, need, { action: 'accept' });
    const form = {
      ids: need.id,
      answerNumber: 1,
      csrf,
      action: 'schedule',
      date: '2027-12-01',
      place: 'BLK <2>',
    };
    const page = await browser.postForm('/office/answers', form);
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('id="schedule-date-wrong"');
    expect(page.body).toContain('value="BLK &lt;2&gt;"');
    const [referral] = (await weekly(system.store)).referrals;
    expect(referral && (await findReferral(system.store, keyOf(referral)))).toMatchObject({
      state: 'accepted',
    });
  });

  it('shows how it stands where a colleague was faster', async () => {
    await enter(plainBody());
    const { browser, csrf } = await signInAs(system, 'disnaker-32-12');
    const need = await needFor({ browser, csrf }, 'padat-karya');
    await give({ browser, csrf }, need, { action: 'accept' });
    const page = await browser.postForm('/office/answers', {
      ids: need.id,
      answerNumber: 0,
      csrf,
      action: 'decline',
      reason: 'no-capacity',
      next: 'desk',
    });
    expect(page.statusCode).toBe(200);
    expect(wordsOf(page.body)).toContain('Rekan Anda menjawab lebih dulu');
    expect(wordsOf(page.body)).toContain('Keadaan sekarang: Diterima, belum ada tanggal');
  });
});
