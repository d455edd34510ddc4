import { beforeEach, describe, expect, it } from 'vitest';
import { Unavailable } from '../../../../shared/errors.ts';
import type { MemoryTable } from '../../../../shared/storage/memory-table.ts';
import type { Item, Table } from '../../../../shared/storage/table.ts';
import { wordsOf } from '../../../support/markup.ts';
import { give, type ListedNeed, needsOf, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { plainBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';
import { methodsOf } from '../../../support/table-methods.ts';

let system: TestSystem;
let indramayu: SignedIn;
let need: ListedNeed;
let isFull: boolean;

/** A store that at times takes no view. */
const withoutViews = (table: MemoryTable): Table => ({
  ...methodsOf(table),
  put: async (item: Item) => {
    if (isFull && item['kind'] === 'view') throw new Unavailable('too many writes');
    await table.put(item);
  },
});

beforeEach(async () => {
  isFull = false;
  system = await startSystem({ seenAs: withoutViews });
  await system.enroll(plainBody({ name: 'Siti Aminah', village: 'Desa Pertama' }));
  await system.pump();
  indramayu = await signInAs(system, 'disnaker-32-12');
  need = (await needsOf(indramayu))[0] as ListedNeed;
});

const open = ({ browser }: SignedIn, { id }: ListedNeed) => browser.page(`/office/referrals/${id}`);
const views = () => system.store.everything().filter(({ kind }) => kind === 'view');

describe('who looks at a person', () => {
  it('is written down, and told to whoever opens the person after', async () => {
    await open(indramayu, need);
    system.clock.now = new Date('2026-11-25T03:15:00Z');
    const words = wordsOf((await open(indramayu, need)).body);
    expect(words).toContain('Terakhir dilihat Rabu, 25 November 2026, 10.15 WIB');
    expect(words).toContain('Dinas Tenaga Kerja Kabupaten Indramayu, SA');
    expect(views()).toHaveLength(2);
    const json = JSON.parse((await indramayu.browser.json(`/office/referrals/${need.id}`)).body);
    expect(json.views).toHaveLength(3);
    expect(json.views[0]).toEqual({ at: '2026-11-25T03:15:00.000Z', office: 'disnaker@32.12', by: 'SA' });
  });

  it('is also whoever gives an answer and has the person’s page back', async () => {
    const { browser, csrf } = indramayu;
    const form = { ids: need.id, answerNumber: 0, csrf, action: 'accept' };
    expect((await browser.postForm('/office/answers', form)).body).toContain('Siti Aminah');
    expect(views()).toHaveLength(1);
  });

  it('says nothing of the person in the record, which forgets itself with the need', async () => {
    await open(indramayu, need);
    const [view] = views();
    expect(Object.keys(view ?? {}).sort()).toEqual([
      'at',
      'by',
      'expiresAt',
      'kind',
      'of',
      'office',
      'ownerNumber',
      'pk',
      'sk',
    ]);
    expect(JSON.stringify(view)).not.toMatch(/Siti|Aminah|Pertama|\+62/);
    expect(new Date(Number(view?.['expiresAt']) * 1000).toISOString()).toMatch(/^2028-11-2/);
  });

  it('sees no person where it cannot be written down', async () => {
    isFull = true;
    const response = await open(indramayu, need);
    expect(response.statusCode).toBe(503);
    expect(response.body).not.toMatch(/Siti|Pertama/);
    isFull = false;
    expect((await open(indramayu, need)).body).toContain('Siti Aminah');
  });

  it('is not written down where nobody can be called: in the list, at another office, of a closed need', async () => {
    await indramayu.browser.page('/office/list');
    expect((await open(await signInAs(system, 'disnaker-32-09'), need)).statusCode).toBe(404);
    await give(indramayu, need, { action: 'accept' });
    await give(indramayu, { ...need, answerNumber: 1 }, { action: 'close', outcome: 'trained' });
    expect((await open(indramayu, need)).statusCode).toBe(200);
    expect(views()).toEqual([]);
  });

  it('is told of one need only: the owner of another one learns nothing of it', async () => {
    await system.enroll(
      plainBody({ submissionId: '7f5a2d5e-7a4e-4b5e-9d58-0c2b8a1f3a04', district: '32.09' }),
    );
    await system.pump();
    const cirebon = await signInAs(system, 'disnaker-32-09');
    const check = (await needsOf(cirebon))[0] as ListedNeed;
    await open(cirebon, check);
    expect(new Set(views().map(({ pk }) => pk)).size).toBe(1);
    expect(wordsOf((await open(indramayu, need)).body)).not.toContain('Cirebon, SA');
  });
});
