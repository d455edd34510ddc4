import { beforeEach, describe, expect, it } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import { pages } from '../../../../functions/pages/pages.ts';
import { weekly } from '../../../support/items.ts';
import { wordsOf } from '../../../support/markup.ts';
import { give, type ListedNeed, needsOf, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { answerTo, postJson } from '../../../support/requests.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const [name, village] = ['Siti Terbagi', 'Desa Terbagi'];
const asked = 'Penarikan diminta';

let system: TestSystem;
let office: SignedIn;
let receipt: string;
beforeEach(async () => {
  system = await startSystem();
  receipt = await apply(plainBody({ name, village, choices: [{ program: 'padat-karya' }] }));
  office = await signInAs(system, 'disnaker-32-12');
});

async function apply(body: unknown): Promise<string> {
  const answer = await system.enroll(body);
  await system.pump();
  return (JSON.parse(answer.body) as { receipt: string }).receipt;
}

async function ask(wish: object, by = receipt): Promise<void> {
  const body = { receipt: by, confirmed: true, ...wish };
  const answer = await answerTo(postJson('/status', body, { at: system.clock.now }), (one) =>
    pages(one, system.deps),
  );
  expect(answer.statusCode).toBe(200);
  await system.pump();
}

const firstOf = async (signedIn = office) => (await needsOf(signedIn))[0] as ListedNeed;
const pageOf = ({ browser }: SignedIn, { id }: ListedNeed) => browser.page(`/office/referrals/${id}`);
const listOf = async ({ browser }: SignedIn) => (await browser.page('/office/list')).body;

/** The office has read the page; then somebody with the receipt withdraws. */
async function openThenWithdraw(): Promise<ListedNeed> {
  const need = await firstOf();
  await pageOf(office, need);
  await ask({ action: 'withdraw' });
  return need;
}

describe('a withdrawal of what the office has opened', () => {
  it('stands in its list as a task that is due before it takes effect, and cannot be answered in bulk', async () => {
    await openThenWithdraw();
    expect(await firstOf()).toMatchObject({ said: 'pause', due: '2026-11-28', state: 'pending' });
    const list = await listOf(office);
    expect(wordsOf(list)).toContain(asked);
    expect(list).not.toContain('name="ids.0"');
  });

  it('warns on the person’s page before the number, and offers no message to a phone that others may read', async () => {
    const need = await openThenWithdraw();
    const { body } = await pageOf(office, need);
    const words = wordsOf(body);
    expect(words).toContain('Pastikan dengan orangnya secara aman');
    expect(words).toContain('Sabtu, 28 November 2026, 09.00 WIB');
    expect(body.indexOf(asked)).toBeLessThan(body.indexOf('href="tel:+62'));
    expect(body).not.toContain('wa.me');
    expect(body).not.toContain('name="action" value="accept"');
  });

  it('is told by the next letter as what it is, once', async () => {
    const tick = async (hour: string) => {
      system.clock.now = new Date(`2026-11-25T${hour}:00:00.000Z`);
      await gather({ scheduledAt: system.clock.now.toISOString() }, { ...system.deps, rhythmHours: 1 });
    };
    await tick('03');
    await openThenWithdraw();
    for (const hour of ['04', '05']) await tick(hour);
    await ask({ action: 'keep' });
    await tick('06');
    const letters = system.store.everything().filter(({ kind }) => kind === 'letter');
    const own = letters.filter(({ mailbox }) => mailbox === 'disnaker-32-12').map(({ counts }) => counts);
    expect(own).toMatchObject([{ new: 1 }, { new: 0, withdrawals: 1 }, { new: 1 }]);
  });

  it('is not to be called from paper', async () => {
    await openThenWithdraw();
    const sheet = await office.browser.page('/office/list?print=1');
    expect(wordsOf(sheet.body)).toContain('1 perkara yang dilindungi, atau yang diminta ditarik');
    expect(sheet.body).not.toContain(name);
  });

  it('hides the person from whom the owner let in, until it is undone', async () => {
    const guest = await signInAs(system, 'kemendesa');
    const need = await firstOf();
    await give(office, need, { action: 'share', with: 'kemendesa' });
    await system.pump();
    expect((await pageOf(guest, need)).body).toContain(name);
    await ask({ action: 'withdraw' });
    expect((await pageOf(guest, need)).statusCode).toBe(404);
    expect(await listOf(guest)).not.toContain(name);
    await ask({ action: 'keep' });
    expect((await pageOf(guest, need)).body).toContain(name);
    expect(await listOf(guest)).toContain(name);
  });

  it('shows nobody to anybody once its term has passed, also before that is written down', async () => {
    const need = await openThenWithdraw();
    system.clock.now = new Date('2026-11-28T02:00:00.000Z');
    office = await signInAs(system, 'disnaker-32-12');
    expect(await needsOf(office)).toEqual([]);
    const { body } = await pageOf(office, need);
    expect(body).not.toContain(name);
    expect(wordsOf(body)).toContain('Penarikan berlaku sejak');
    const shown = { ...need, answerNumber: 1 };
    expect(await give(office, shown, { action: 'continue' })).toMatchObject({ result: 'refused' });
    const fromList = { 'ids.0': `${need.id}.1`, csrf: office.csrf, action: 'accept' };
    const answered = await office.browser.postForm('/office/answers', fromList);
    expect(answered.statusCode).toBe(200);
    expect(answered.body).not.toContain(name);
  });

  it('meets an answer on a page from before it: the officer is shown what stands now', async () => {
    const need = await openThenWithdraw();
    expect(await give(office, need, { action: 'accept' })).toMatchObject({ result: 'conflict' });
    const now = { ...need, answerNumber: 1 };
    expect(await give(office, now, { action: 'accept' })).toMatchObject({ result: 'refused' });
    expect(await give(office, now, { action: 'confirm-withdrawal' })).toMatchObject({ result: 'changed' });
    const [referral] = (await weekly(system.store)).referrals;
    expect(referral?.answers.at(-1)).toMatchObject({ outcome: 'withdrawn', by: expect.any(String) });
  });
});

it('a case of somebody in trouble has the warning on its own page', async () => {
  const other = await apply(troubledBody());
  const kemlu = await signInAs(system, 'kemlu');
  const need = await firstOf(kemlu);
  await pageOf(kemlu, need);
  await ask({ action: 'withdraw' }, other);
  expect(wordsOf((await pageOf(kemlu, need)).body)).toContain('Pastikan dengan orangnya secara aman');
});

it('a list that shows a name is no opening: what was only listed is closed at once', async () => {
  await listOf(office);
  await ask({ action: 'withdraw' });
  expect(await needsOf(office)).toEqual([]);
});
