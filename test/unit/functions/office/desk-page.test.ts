import { beforeEach, describe, expect, it } from 'vitest';
import { freezeLetter, markRejected } from '../../../../shared/storage/letters.ts';
import { wordsOf } from '../../../support/markup.ts';
import { addNeeds, need } from '../../../support/needs.ts';
import { mailedCode, openBrowser, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const answer = { number: 1, at: '2026-11-24T02:00:00.000Z', from: 'pending', to: 'pending' } as const;
const moved = (action: 'decline' | 'escalate' | 'dispute') => ({
  answers: [
    {
      ...answer,
      action,
      office: 'disnaker@32.12',
      owner: 'desk',
      dueBefore: '2026-11-24',
      due: '2026-12-31',
    },
  ],
});
const trouble = { program: 'tki-bermasalah', restricted: true, office: 'kemlu', due: '2026-11-23' };

let system: TestSystem;
let desk: SignedIn;

beforeEach(async () => {
  system = await startSystem({
    directory: {
      'disnaker@32.12': { verified: false, telephone: '+62234271234' },
      'disnaker@32.09': { notWorkingSince: '2026-11-20T02:00:00.000Z' },
    },
  });
  await addNeeds(
    system.store,
    need(1, { office: 'desk', ...moved('escalate'), due: '2026-11-24' }),
    need(2, { office: 'desk', ...moved('decline') }),
    need(3, { office: 'desk', ...moved('dispute'), state: 'accepted' }),
    need(4, { office: 'desk', state: 'held' }),
    need(5),
    need(6, { since: '2026-11-20T01:00:00.000Z' }),
    need(7, { state: 'closed' }),
    need(8, trouble),
    need(9, { ...trouble, due: '2026-12-30' }),
  );
  await freeze('kemensos', 'W-000001');
  desk = await signInAs(system, 'desk');
});

async function freeze(mailbox: string, sk: string): Promise<void> {
  const at = '2026-11-24T02:00:00.000Z';
  const draft = { mailbox, sk, office: mailbox, queuedAt: at, tick: at, covers: [] };
  const words = { counts: { new: 1, due: 0, overdue: 0 }, subject: '', text: '', html: '' };
  await freezeLetter(system.store, { ...draft, ...words });
  await system.store.update({ pk: `L#${mailbox}`, sk }, { set: { state: 'claimed' } });
  await markRejected(system.store, `${mailbox}_${sk}`, 1);
}

const told = async () => JSON.parse((await desk.browser.json('/office/desk')).body);

describe('the desk’s own page', () => {
  it('counts what waits and how it came', async () => {
    expect(await told()).toMatchObject({
      counts: { open: 4, held: 1, pending: 2, overdue: 1 },
      came: { of: 4, held: 1, silence: 1, decline: 1, dispute: 1 },
    });
  });

  it('names the offices that our letters do not reach, the most waiting first, with what is known of them', async () => {
    expect((await told()).mailboxes).toEqual([
      {
        ...{ office: 'disnaker@32.12', fault: 'not-verified', telephone: '+62234271234' },
        ...{ open: 2, oldest: '2026-11-20T01:00:00.000Z' },
      },
      { office: 'disnaker@32.09', fault: 'not-working', since: '2026-11-20T02:00:00.000Z', open: 0 },
      { office: 'kemensos', fault: 'rejected', since: '2026-11-24T02:00:00.000Z', open: 0 },
    ]);
  });

  it('tells of restricted cases past their term how many, and where', async () => {
    expect((await told()).restricted).toEqual([{ office: 'kemlu', count: 1 }]);
  });

  it('says all of it in words, with links to the parts of the list, in both languages', async () => {
    const { body } = await desk.browser.page('/office/desk?lang=id');
    for (const link of [
      '/office/list?lang=id&amp;state=held',
      'state=pending',
      'due=overdue',
      'tel:+62234271234',
    ])
      expect(body).toContain(link);
    expect(wordsOf(body)).toContain('Alamat surelnya belum terbukti');
    expect(body).not.toContain('undefined');
    expect(wordsOf((await desk.browser.page('/office/desk?lang=en')).body)).toContain('Call them.');
  });

  it('is where the desk’s sign-in leads, and its list leads back to it', async () => {
    const browser = openBrowser(system);
    await browser.postForm('/office/code?lang=id', { mailbox: 'desk' });
    const fields = { mailbox: 'desk', code: mailedCode(system), initials: 'SA' };
    const entered = await browser.postForm('/office/session', fields);
    expect(entered.headers?.['location']).toBe('/office/desk?lang=id');
    expect((await desk.browser.page('/office/list')).body).toContain('/office/desk?lang=id');
  });

  it('exists for nobody else', async () => {
    const kemlu = await signInAs(system, 'kemlu');
    expect((await kemlu.browser.page('/office/desk')).statusCode).toBe(404);
    expect((await kemlu.browser.page('/office/list')).body).not.toContain('/office/desk');
    expect((await openBrowser(system).page('/office/desk')).statusCode).toBe(401);
  });
});
