import { beforeEach, describe, expect, it } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import { enrollmentFor } from '../../../../local/week/people.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { ProgramNeeds } from '../../../../shared/statement/supported-needs.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { weekly } from '../../../support/items.ts';
import { tagsOf, wordsOf } from '../../../support/markup.ts';
import { closeWeek, momentIn } from '../../../support/mondays.ts';
import { signInAs } from '../../../support/office-browser.ts';
import { troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
let people = 0;

beforeEach(async () => {
  system = await startSystem();
  people = 0;
});

type Choice = { program: string; trainingType?: string; kurSubtype?: string };

async function apply(week: string, district: string, ...choices: Choice[]): Promise<void> {
  system.clock.now = momentIn(week, 2, 9);
  people += 1;
  const body = enrollmentFor(people, { targetGroup: 'purna', district, choices });
  expect((await system.enroll(body)).statusCode).toBe(201);
  await system.pump();
}

async function tick(week: string, day = 2, hour = 10): Promise<void> {
  system.clock.now = momentIn(week, day, hour);
  await gather({ scheduledAt: system.clock.now.toISOString() }, system.deps);
}

const browserOf = async (mailbox: string) => (await signInAs(system, mailbox)).browser;
const pageOf = async (mailbox: string) => (await browserOf(mailbox)).page('/office/support');
async function programsOf(mailbox: string): Promise<ProgramNeeds[]> {
  const { body } = await (await browserOf(mailbox)).json('/office/support');
  return (JSON.parse(body) as { programs: ProgramNeeds[] }).programs;
}

const sewing = { program: 'kewirausahaan', trainingType: 'menjahit' };
const poultry = { program: 'kewirausahaan', trainingType: 'ayam' };

describe('what an office sees of the programs that it supports', () => {
  it('is how many asked, where and for which training, this week, in four weeks, and open', async () => {
    await apply('2026-W46', '32.12', sewing);
    await closeWeek(system, '2026-W46');
    await apply('2026-W47', '32.12', poultry);
    await closeWeek(system, '2026-W47');
    await apply('2026-W48', '32.12', sewing);
    await apply('2026-W48', '33.01', sewing, { program: 'kur-tki', kurSubtype: 'usaha' });
    await tick('2026-W48');
    const [business, ukm, credit, ...more] = await programsOf('kemenkop-ukm');
    expect(more).toEqual([]);
    expect(business).toEqual({
      ...{ program: 'kewirausahaan', restricted: false, week: 2, fourWeeks: 4, open: 4 },
      districts: [
        {
          ...{ district: '32.12', week: 1, fourWeeks: 3, open: 3 },
          trainings: [
            { trainingType: 'menjahit', week: 1, fourWeeks: 2 },
            { trainingType: 'ayam', week: 0, fourWeeks: 1 },
          ],
        },
        {
          ...{ district: '33.01', week: 1, fourWeeks: 1, open: 1 },
          trainings: [{ trainingType: 'menjahit', week: 1, fourWeeks: 1 }],
        },
      ],
      trainings: [
        { trainingType: 'menjahit', week: 2, fourWeeks: 3 },
        { trainingType: 'ayam', week: 0, fourWeeks: 1 },
      ],
    });
    expect(ukm).toMatchObject({ program: 'pemberdayaan-ukm', week: 0, districts: [] });
    expect(credit).toMatchObject({ program: 'kur-tki', week: 1, open: 1 });
    const words = wordsOf((await pageOf('kemenkop-ukm')).body);
    expect(words).toContain('Rabu, 25 November 2026, 10.00 WIB');
    expect(words).toContain('Jumlah 2 4 4 Kabupaten Indramayu 1 3 3 Menjahit 2, Budidaya ayam 1');
    expect(words).toContain('Belum ada yang meminta.');
  });

  it('forgets needs that are older than four weeks, but not those of them that stand open', async () => {
    await apply('2026-W44', '32.12', { program: 'edukasi-keuangan' });
    for (const week of ['2026-W44', '2026-W45', '2026-W46', '2026-W47']) await closeWeek(system, week);
    await tick('2026-W48');
    for (const office of ['ojk', 'bi']) {
      const [education] = await programsOf(office);
      expect(education).toMatchObject({ program: 'edukasi-keuangan', week: 0, fourWeeks: 0, open: 1 });
    }
  });

  it('counts a closed need no longer as open, wherever the week of its closing', async () => {
    await apply('2026-W47', '32.12', { program: 'remitansi' });
    await closeWeek(system, '2026-W47');
    await tick('2026-W48', 0);
    const remittance = async () => (await programsOf('bi')).find(({ program }) => program === 'remitansi');
    expect(await remittance()).toMatchObject({ week: 0, fourWeeks: 1, open: 1 });
    const [referral] = (await weekly(system.store, '2026-W47')).referrals;
    if (!referral) throw new Error('there is no referral');
    await answerAsOwner(system, referral, { action: 'accept' });
    await answerAsOwner(system, referral, { action: 'close', outcome: 'remittance-service' });
    await system.pump();
    await tick('2026-W48', 1);
    expect(await remittance()).toMatchObject({ week: 0, fourWeeks: 1, open: 0 });
  });

  it('is the number of its own district alone at a manpower office', async () => {
    await apply('2026-W48', '32.12', { program: 'pemberdayaan-sosial' });
    await apply('2026-W48', '32.09', { program: 'pemberdayaan-sosial' });
    await tick('2026-W48');
    const [social, ...more] = await programsOf('disnaker-32-12');
    expect(more).toEqual([]);
    expect(social).toMatchObject({ week: 1, open: 1, districts: [{ district: '32.12', week: 1 }] });
    const words = wordsOf((await pageOf('disnaker-32-12')).body);
    expect(words).toContain('Kabupaten Indramayu 1 1 1');
    expect(words).not.toContain('Cirebon');
  });

  it('has no person in it, neither as a page nor as JSON', async () => {
    await apply('2026-W48', '32.12', sewing);
    await tick('2026-W48');
    const { name, village, nik, phone } = enrollmentFor(1);
    const browser = await browserOf('kemenkop-ukm');
    for (const { body } of [await browser.page('/office/support'), await browser.json('/office/support')])
      for (const secret of [name, village, nik, phone]) expect(body).not.toContain(secret);
  });
});

describe('a restricted program', () => {
  it('is one number for the country, and no place', async () => {
    for (const [number, district] of ['32.12', '11.01'].entries())
      await system.enroll(
        troubledBody({ district, nik: enrollmentFor(number + 1).nik, submissionId: idOf(number) }),
      );
    await system.pump();
    await tick('2026-W48');
    const [trouble, ...more] = await programsOf('kemensos');
    expect(more).toEqual([]);
    expect(trouble).toEqual({
      ...{ program: 'tki-bermasalah', restricted: true, week: 2, fourWeeks: 2, open: 2 },
      ...{ districts: [], trainings: [] },
    });
    const words = wordsOf((await pageOf('kemensos')).body);
    expect(words).toContain('Seluruh Indonesia 2 2 2');
    expect(words).not.toMatch(/Kabupaten|Kota /);
  });

  const idOf = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
});

describe('the page', () => {
  it('is not there for an office that supports nothing, nor without a session', async () => {
    for (const office of ['kemlu', 'kemnaker', 'desk']) {
      const browser = await browserOf(office);
      const page = await browser.page('/office/support');
      expect(page.statusCode).toBe(404);
      expect(wordsOf(page.body)).toContain('Tidak ditemukan');
      expect((await browser.page('/office/list')).body).not.toContain('/office/support');
    }
  });

  it('is reached from the list', async () => {
    const browser = await browserOf('bi');
    const links = tagsOf((await browser.page('/office/list')).body).map(
      ({ attributes }) => attributes['href'],
    );
    expect(links).toContain('/office/support?lang=id');
  });

  it('says so before anything was counted', async () => {
    const words = wordsOf((await pageOf('bi')).body);
    expect(words).toContain('Belum ada hitungan');
    expect(await programsOf('bi')).toEqual([]);
  });

  it('names every program of its office in both languages', async () => {
    await tick('2026-W48');
    const browser = await browserOf('bi');
    const supported = catalog.programs.filter(({ support }) => support.includes('bi'));
    expect(supported.length).toBeGreaterThan(1);
    for (const language of ['id', 'en'] as const) {
      const words = wordsOf((await browser.page(`/office/support?lang=${language}`)).body);
      for (const { name } of supported) expect(words).toContain(name[language]);
    }
  });
});
