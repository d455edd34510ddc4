import { beforeEach, describe, expect, it } from 'vitest';
import { enrollmentFor } from '../../../../local/week/people.ts';
import type { Table } from '../../../../shared/storage/table.ts';
import { tagsOf, wordsOf } from '../../../support/markup.ts';
import { give, type ListedNeed, needsOf, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';
import { methodsOf } from '../../../support/table-methods.ts';

let system: TestSystem;
let indramayu: SignedIn;
let canWriteViews = true;

/** A store that may refuse to note who looks. */
const forgetful = (table: Table): Table => ({
  ...methodsOf(table),
  put: async (item) => {
    if (item['kind'] === 'view' && !canWriteViews) throw new Error('no view can be written');
    await table.put(item);
  },
});

beforeEach(async () => {
  canWriteViews = true;
  system = await startSystem({ seenAs: forgetful });
  const two = [{ program: 'padat-karya' }, { program: 'remitansi' }];
  await system.enroll(plainBody({ name: 'Siti Aminah', phone: '+6281100000077', choices: two }));
  await system.enroll(
    enrollmentFor(5, { targetGroup: 'purna', choices: [{ program: 'padat-karya' }], district: '32.12' }),
  );
  await system.pump();
  indramayu = await signInAs(system, 'disnaker-32-12');
});

const sheet = async ({ browser }: SignedIn = indramayu) => (await browser.page('/office/list?print=1')).body;
const viewsOf = async (id: string) => {
  const { body } = await indramayu.browser.page(`/office/referrals/${id}`);
  return wordsOf(body).split('Dinas Tenaga Kerja Kabupaten Indramayu, SA').length - 1;
};

describe('the call sheet', () => {
  it('has each person once: number, name, phone and whose it is, all needs, and boxes', async () => {
    const page = await sheet();
    const words = wordsOf(page);
    expect(page.split('<li><h2>').length - 1).toBe(2);
    for (const part of ['Siti Aminah', '+62 811 0000 0077', 'Padat karya', 'Remitansi', '☐ Diangkat'])
      expect(words.toLowerCase()).toContain(part.toLowerCase());
    expect(tagsOf(page).map(({ name }) => name)).not.toContain('script');
    expect((await indramayu.browser.page('/office/list')).body).toContain('print=1');
  });

  it('writes down for each need who is about to see the person, and shows nobody where it cannot', async () => {
    const [need] = await needsOf(indramayu);
    const before = await viewsOf(need?.id ?? '');
    await sheet();
    expect(await viewsOf(need?.id ?? '')).toBe(before + 2);
    canWriteViews = false;
    const refused = await sheet();
    expect(refused).not.toMatch(/Siti|0077/);
  });

  it('has what was chosen in the list, and is as short', async () => {
    const { body } = await indramayu.browser.page('/office/list?print=1&program=remitansi');
    expect(body.split('<li><h2>').length - 1).toBe(1);
    expect(wordsOf(body)).not.toContain('Padat karya');
  });

  it('has nobody whose need is closed or went to another office, whatever is asked for', async () => {
    const [closed, passed] = (await needsOf(indramayu)).filter(({ program }) => program === 'padat-karya');
    await give(indramayu, closed as ListedNeed, { action: 'accept' });
    const accepted = { ...(closed as ListedNeed), answerNumber: 1 };
    await give(indramayu, accepted, { action: 'close', outcome: 'trained' });
    const next = { action: 'decline', reason: 'no-capacity', next: 'desk' };
    await give(indramayu, passed as ListedNeed, next);
    for (const query of ['', '&program=padat-karya', '&state=closed']) {
      const { body } = await indramayu.browser.page(`/office/list?print=1${query}`);
      expect(wordsOf(body)).not.toContain('Padat karya');
    }
  });

  it('leaves people in trouble off the paper, and says how many they are', async () => {
    await system.enroll(
      troubledBody({
        name: 'Rini Wulandari',
        choices: [{ program: 'tki-bermasalah', caseLocation: 'home' }],
      }),
    );
    await system.pump();
    const protection = await signInAs(system, 'bnp2tki');
    const words = wordsOf(await sheet(protection));
    expect(words).toContain('1 perkara yang dilindungi, atau yang diminta ditarik, tidak ada di kertas ini');
    expect(words).not.toMatch(/Rini|bermasalah|\+62/);
  });
});
