import { beforeEach, describe, expect, it, test } from 'vitest';
import { pages } from '../../../../functions/pages/pages.ts';
import { letterOf } from '../../../support/items.ts';
import { wordsOf } from '../../../support/markup.ts';
import { give, type ListedNeed, needsOf, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { planningBody, troubledBody } from '../../../support/people.ts';
import { answerTo, postJson } from '../../../support/requests.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
let agency: SignedIn;

async function enter(...bodies: unknown[]): Promise<void> {
  for (const body of bodies) await system.enroll(body);
  await system.pump();
}

beforeEach(async () => {
  system = await startSystem();
  agency = await signInAs(system, 'bnp2tki');
});

const theNeed = async () => (await needsOf(agency))[0] as ListedNeed;

async function wordsOfNeed(language = 'id'): Promise<string> {
  const { id } = await theNeed();
  return wordsOf((await agency.browser.page(`/office/referrals/${id}?lang=${language}`)).body);
}

/** Where each of these words begins; all must be there. */
function placesOf(words: string, ...parts: readonly string[]): number[] {
  const places = parts.map((part) => words.indexOf(part));
  expect(parts.filter((_, at) => places[at] === -1)).toEqual([]);
  return places;
}

const inOrder = (words: string, ...parts: readonly string[]): void => {
  const places = placesOf(words, ...parts);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
};

describe('the page of somebody who plans what is closed', () => {
  it('says plan, country and what to say before it shows the number, then history, then answers', async () => {
    await enter(planningBody({ name: 'Siti Aminah' }));
    inOrder(
      await wordsOfNeed(),
      ...['Siti Aminah', 'Rencananya', 'Bekerja di luar negeri, di rumah tangga', 'Arab Saudi'],
      ...['Penempatan ini ditutup', 'Keputusan Menteri 260/2015', 'aman untuk bicara', 'berbadan hukum'],
      ...['Jangan telepon nomor calo', 'SAPA 129', '+62', 'Riwayat', 'Jawaban kantor Anda'],
    );
    inOrder(await wordsOfNeed('en'), 'This placement is closed', 'safe to talk', 'They decide', '+62');
  });

  it.each([
    ['own', 'Pastikan yang bicara orangnya sendiri', 'Nomor ini milik orang lain'],
    ['family', 'Nomor ini milik orang lain', 'Pastikan yang bicara orangnya sendiri'],
    ['village-office', 'Nomor ini milik orang lain', 'Pastikan yang bicara orangnya sendiri'],
  ] as const)('warns by whose phone it is: %s', async (phoneOf, said, unsaid) => {
    await enter(planningBody({ phoneOf }));
    const words = await wordsOfNeed();
    expect([words.includes(said), words.includes(unsaid)]).toEqual([true, false]);
  });

  it('warns by the phone that is called now, where the person gave another number later', async () => {
    const { body } = await system.enroll(planningBody({ phoneOf: 'own' }));
    const { receipt } = JSON.parse(body) as { receipt: string };
    const change = {
      receipt,
      action: 'correct-phone',
      phone: '081122223333',
      phoneOf: 'family',
      confirmed: true,
    };
    const asked = postJson('/status', change, { at: system.clock.now });
    expect((await answerTo(asked, (one) => pages(one, system.deps))).statusCode).toBe(200);
    await system.pump();
    expect(await wordsOfNeed()).toContain('Nomor ini milik orang lain');
  });

  it('shows nothing of the person, nor how to talk with them, once it is closed', async () => {
    await enter(planningBody({ name: 'Siti Aminah' }));
    const need = await theNeed();
    await give(agency, need, { action: 'accept' });
    await give(agency, { ...need, answerNumber: 1 }, { action: 'close', outcome: 'plan-changed' });
    const words = wordsOf((await agency.browser.page(`/office/referrals/${need.id}`)).body);
    for (const part of ['Siti', '+62', 'Arab Saudi', 'Waktu menelepon']) expect(words).not.toContain(part);
    expect(words).toContain('Rencana berubah');
  });

  it('is no other program’s page, and its own words stand on none', async () => {
    await enter(troubledBody({ choices: [{ program: 'tki-bermasalah', caseLocation: 'home' }] }));
    for (const part of ['260/2015', 'Rencananya', 'calo']) expect(await wordsOfNeed()).not.toContain(part);
  });
});

test('in the list it is a protected case like any other, and its letter reads like all others', async () => {
  await enter(planningBody({ name: 'Siti Aminah' }));
  const list = wordsOf((await agency.browser.page('/office/list')).body);
  expect(list).toContain('Perkara yang dilindungi');
  for (const part of ['Siti', 'pelindungan (Kepmen', '260', 'Saudi']) expect(list).not.toContain(part);
  await enter(troubledBody({ choices: [{ program: 'tki-bermasalah', caseLocation: 'home' }] }));
  const ids = system.deps.queue.sent
    .map(({ message }) => message.letter)
    .filter((id) => id.startsWith('bnp2tki_R-'));
  const letters = await Promise.all(ids.map((id) => letterOf(system.store, id)));
  const texts = letters.map(({ subject, text }) =>
    `${subject}\n${text}`.replaceAll(/\/office\/\S+/g, '').replaceAll(/Reference: \S+/g, ''),
  );
  expect(texts).toHaveLength(2);
  expect(texts[1]).toBe(texts[0]);
});

describe('the page of somebody in trouble', () => {
  const story = 'Paspornya dipegang majikan.';
  const safeContact = 'Sesudah jam 9 malam';

  it('says how to call safely, who needs help, where, and what happened, before the number', async () => {
    const choices = [{ program: 'tki-bermasalah', caseLocation: 'home' }] as const;
    await enter(troubledBody({ choices: [...choices], about: 'self', story, safeContact }));
    const words = await wordsOfNeed();
    inOrder(words, safeContact, 'Yang butuh pertolongan', 'Sudah di Indonesia', story, '+62', 'SAPA 129');
    expect(words.slice(words.indexOf(story))).toContain(safeContact);
    expect(words).not.toContain('milik pelapor');
  });

  it('says whose name, number and card they are where a family member reports', async () => {
    const choices = [{ program: 'tki-bermasalah', caseLocation: 'home' }] as const;
    await enter(troubledBody({ choices: [...choices], about: 'family-member', story }));
    inOrder(await wordsOfNeed(), 'Anggota keluarga pemohon', story, 'milik pelapor', '+62');
  });
});
