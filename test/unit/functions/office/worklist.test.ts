import { beforeEach, describe, expect, it } from 'vitest';
import { type EnrollmentBody, enrollmentFor } from '../../../../local/week/people.ts';
import { tagsOf, wordsOf } from '../../../support/markup.ts';
import { give, type ListedNeed, type SignedIn, signInAs } from '../../../support/office-browser.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
let indramayu: SignedIn;

beforeEach(async () => {
  system = await startSystem();
});

const work = { targetGroup: 'purna', choices: [{ program: 'padat-karya' }], district: '32.12' } as const;

async function enter(persons: number, more: (seed: number) => Partial<EnrollmentBody> = () => ({})) {
  for (let seed = 1; seed <= persons; seed += 1) {
    const { statusCode } = await system.enroll(enrollmentFor(seed, { ...work, ...more(seed) }));
    expect(statusCode).toBe(201);
  }
  await system.pump();
  indramayu = await signInAs(system, 'disnaker-32-12');
}

type List = {
  readonly persons: readonly { readonly name?: string; readonly needs: readonly ListedNeed[] }[];
  readonly closed: readonly ListedNeed[];
  readonly pages: number;
  readonly total: number;
  readonly found: number;
};
const listed = async (query = ''): Promise<List> =>
  JSON.parse((await indramayu.browser.json(`/office/list${query}`)).body) as List;
const needsIn = ({ persons }: List) => persons.flatMap(({ needs }) => needs);
const pageAt = async (query = '') => (await indramayu.browser.page(`/office/list${query}`)).body;

const ticksIn = (page: string) =>
  tagsOf(page)
    .filter(({ attributes }) => attributes['type'] === 'checkbox')
    .map(({ attributes }) => ({
      name: attributes['name'] ?? '',
      value: attributes['value'] ?? '',
      isTicked: 'checked' in attributes,
    }));
const tickedIn = (page: string) =>
  Object.fromEntries(
    ticksIn(page).flatMap(({ name, value, isTicked }) => (isTicked ? [[name, value] as const] : [])),
  );

/** What a browser sends for the form of this page when the button is pressed. */
const press = (page: string, button: Readonly<Record<string, string>>, typed: object = {}, query = '') =>
  indramayu.browser.postForm(`/office/answers${query}`, {
    ...{ csrf: indramayu.csrf, ...tickedIn(page), ...button },
    ...typed,
  });

const tickAll = async (query = '') => (await press(await pageAt(query), { tick: 'all' }, {}, query)).body;

describe('the pages of the list', () => {
  it('show every open need of an office once, whatever their number, a person’s needs together', async () => {
    await enter(120, (seed) =>
      seed % 3 === 0 ? { choices: [{ program: 'padat-karya' }, { program: 'remitansi' }] } : {},
    );
    const { pages, total } = await listed();
    const all: List[] = [];
    for (let page = 1; page <= pages; page += 1) all.push(await listed(`?page=${page}`));
    expect({ pages, total }).toEqual({ pages: 2, total: 160 });
    expect(all.flatMap(needsIn)).toHaveLength(total);
    expect(all.flatMap(({ persons }) => persons)).toHaveLength(120);
    for (const list of all) expect(needsIn(list).length).toBeLessThanOrEqual(80);
    expect(await pageAt()).toContain('/office/list?lang=id&amp;page=2');
  });

  it('can be narrowed by program, state and term, by codes that name nobody', async () => {
    await enter(4, (seed) => (seed === 1 ? { choices: [{ program: 'remitansi' }] } : {}));
    const [first] = needsIn(await listed('?program=remitansi'));
    expect(needsIn(await listed('?program=remitansi'))).toHaveLength(1);
    await give(indramayu, first as ListedNeed, { action: 'accept' });
    expect(needsIn(await listed('?state=pending'))).toHaveLength(3);
    expect(needsIn(await listed('?district=32.12&state=accepted'))).toHaveLength(1);
    expect(needsIn(await listed('?due=overdue'))).toHaveLength(0);
    system.clock.now = new Date('2026-12-03T02:00:00Z');
    indramayu = await signInAs(system, 'disnaker-32-12');
    expect(needsIn(await listed('?due=overdue'))).toHaveLength(3);
    expect(wordsOf(await pageAt('?due=overdue'))).toContain('3 kebutuhan cocok');
  });

  it('take what is no code of the catalog as not said', async () => {
    await enter(1);
    const page = await pageAt('?program=Siti&state=x&district=Desa&page=-1&due=%3Cb%3E');
    expect(needsIn(await listed('?program=Siti&page=9'))).toHaveLength(1);
    expect(page).not.toMatch(/Siti&|<b>x|%3Cb/);
  });

  it('reach what was closed within the last five working days', async () => {
    await enter(25);
    for (const need of needsIn(await listed())) {
      await give(indramayu, need, { action: 'accept' });
      await give(indramayu, { ...need, answerNumber: 1 }, { action: 'close', outcome: 'trained' });
    }
    expect((await listed()).closed).toHaveLength(20);
    expect(await pageAt()).toContain('/office/list?lang=id&amp;state=closed');
    expect((await listed('?state=closed')).closed).toHaveLength(25);
    system.clock.now = new Date('2026-12-07T02:00:00Z');
    indramayu = await signInAs(system, 'disnaker-32-12');
    expect((await listed('?state=closed')).closed).toEqual([]);
  });
});

describe('the boxes of the list', () => {
  it('are ticked all, by village, or none, without answering anything', async () => {
    await enter(5, (seed) => ({ village: seed < 4 ? 'Desa Satu' : 'Desa Dua' }));
    expect(Object.keys(tickedIn(await pageAt()))).toEqual([]);
    const all = await tickAll();
    expect(Object.keys(tickedIn(all))).toHaveLength(5);
    const page = await pageAt();
    const buttons = tagsOf(page).flatMap(({ name, attributes }) =>
      name === 'button' && attributes['name'] === 'tick' ? [attributes['value'] ?? ''] : [],
    );
    const villages = buttons.filter((value) => value.length > 20);
    const counts = [];
    for (const tick of villages)
      counts.push(Object.keys(tickedIn((await press(page, { tick })).body)).length);
    expect(counts.sort()).toEqual([2, 3]);
    expect(tickedIn((await press(all, { tick: 'none' })).body)).toEqual({});
    expect(needsIn(await listed('?state=pending'))).toHaveLength(5);
  });

  it('stand under one heading for a village that somebody wrote in capitals', async () => {
    await enter(2, (seed) => ({ village: seed === 1 ? 'DESA SATU' : 'Desa Satu' }));
    expect((await pageAt()).split('<h3>').length - 1).toBe(1);
    expect(wordsOf(await pageAt())).toContain('Centang semua di sini (2)');
  });

  it('come back as they were, with what was typed, where the enter key pressed the first button', async () => {
    await enter(3);
    await press(await tickAll(), { action: 'accept' });
    const again = await press(await tickAll(), { tick: 'same' }, { 'schedule.place': 'Balai <Desa>' });
    expect(Object.keys(tickedIn(again.body))).toHaveLength(3);
    expect(again.body).toContain('value="Balai &lt;Desa&gt;"');
    const form = again.body.slice(again.body.indexOf('<form id="bulk"'));
    const buttons = tagsOf(form).filter(({ name }) => name === 'button');
    expect(buttons[0]?.attributes).toMatchObject({ name: 'tick', value: 'same' });
  });

  it('are not there for a restricted case, which is answered on its own page', async () => {
    await system.enroll(
      enrollmentFor(9, {
        targetGroup: 'bermasalah',
        choices: [{ program: 'tki-bermasalah', caseLocation: 'home' }],
      }),
    );
    await system.pump();
    const protection = await signInAs(system, 'bnp2tki');
    const { body } = await protection.browser.page('/office/list');
    expect(body).toContain('/office/referrals/');
    expect(ticksIn(body)).toEqual([]);
  });
});

describe('one answer to many', () => {
  it('accepts, and then schedules with one date and one place, what it accepted', async () => {
    await enter(30);
    const accepted = await press(await tickAll(), { action: 'accept' });
    expect(wordsOf(accepted.body)).toContain('30 kebutuhan: Tercatat.');
    const where = { 'schedule.date': '2026-12-01', 'schedule.place': 'BLK Indramayu' };
    const scheduled = await press(accepted.body, { action: 'schedule' }, where);
    expect(wordsOf(scheduled.body)).toContain('30 kebutuhan: Tercatat. Keadaan sekarang: Sudah dijadwalkan');
    expect(needsIn(await listed('?state=scheduled'))).toHaveLength(30);
  });

  it('shows what a colleague changed meanwhile as it stands now, not as an error, and goes on with the rest', async () => {
    await enter(30);
    const ticked = await tickAll();
    const colleague = await signInAs(system, 'disnaker-32-12');
    for (const need of needsIn(await listed()).slice(0, 3)) {
      await give(colleague, need, { action: 'accept' });
      const date = '2026-12-04';
      await give(colleague, { ...need, answerNumber: 1 }, { action: 'schedule', date, place: 'BLK' });
    }
    const accepted = await press(ticked, { action: 'accept' });
    expect(wordsOf(accepted.body)).toContain('27 kebutuhan: Tercatat.');
    expect(wordsOf(accepted.body)).toContain('3 kebutuhan: Rekan Anda menjawab lebih dulu');
    expect(accepted.body).not.toContain('role="alert"');
    expect(Object.keys(tickedIn(accepted.body))).toHaveLength(27);
    const [own = ''] = accepted.body.split('Sudah dicatat');
    expect(own.split('<h4>').length - 1).toBe(3);
    expect(wordsOf(own).split('Sudah dijadwalkan').length - 1).toBeGreaterThanOrEqual(3);
  });

  it('of which something is wrong comes back with the same boxes ticked, the form open, and what was typed', async () => {
    await enter(2);
    const accepted = await press(await tickAll(), { action: 'accept' });
    const wrong = { 'schedule.date': '2027-12-01', 'schedule.place': 'BLK' };
    const again = await press(accepted.body, { action: 'schedule' }, wrong);
    expect(again.statusCode).toBe(400);
    expect(again.body).toContain('id="schedule-date-wrong"');
    expect(again.body).toContain('name="schedule.place" value="BLK"');
    expect(Object.keys(tickedIn(again.body))).toHaveLength(2);
    expect(needsIn(await listed('?state=accepted'))).toHaveLength(2);
  });

  it('closes many with one outcome, and says what a program lacks that pays an incentive', async () => {
    const business = { program: 'kewirausahaan', trainingType: 'menjahit' };
    await enter(3, (seed) => (seed === 1 ? { choices: [business] } : {}));
    await press(await tickAll(), { action: 'accept' });
    const closed = await press(await tickAll(), { action: 'close' }, { 'close.outcome': 'trained' });
    const words = wordsOf(closed.body);
    expect(words).toContain('2 kebutuhan: Tercatat.');
    expect(words).toContain('Jawaban Anda tidak dicatat di sini');
    expect(words).toContain('Bantuan modal usaha: ');
    expect((await listed()).closed).toHaveLength(2);
  });

  it('puts many on the waiting list with one reason', async () => {
    await enter(3);
    await press(await tickAll(), { action: 'accept' });
    const waiting = { 'wait.reason': 'quota', 'wait.date': '2027-01-11' };
    await press(await tickAll(), { action: 'wait' }, { ...waiting, 'schedule.place': 'typed by mistake' });
    expect(needsIn(await listed('?state=waiting'))).toHaveLength(3);
  });

  it('without any box ticked asks for one; a machine gets a problem', async () => {
    await enter(1);
    const { body } = await press(await pageAt(), { action: 'accept' });
    expect(wordsOf(body)).toContain('Belum ada yang dicentang');
    const { statusCode } = await indramayu.browser.postJson('/office/answers', {
      csrf: indramayu.csrf,
      action: 'accept',
    });
    expect(statusCode).toBe(400);
    expect(needsIn(await listed('?state=pending'))).toHaveLength(1);
  });

  it('fits into a post with all that a page can show', async () => {
    await enter(90);
    const accepted = await press(await tickAll(), { action: 'accept' });
    expect(accepted.statusCode).toBe(200);
    expect(wordsOf(accepted.body)).toContain('80 kebutuhan: Tercatat.');
    const where = { 'schedule.date': '2026-12-01', 'schedule.place': 'ü'.repeat(100) };
    const scheduled = await press(accepted.body, { action: 'schedule' }, where);
    expect(wordsOf(scheduled.body)).toContain('80 kebutuhan: Tercatat.');
    expect(needsIn(await listed('?state=pending'))).toHaveLength(10);
  });
});
