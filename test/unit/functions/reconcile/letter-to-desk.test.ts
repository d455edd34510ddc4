import { beforeEach, describe, expect, it } from 'vitest';
import { reconcile } from '../../../../functions/reconcile/reconcile.ts';
import { Unavailable } from '../../../../shared/errors.ts';
import {
  applyNews,
  claimLetter,
  type Letter,
  markAmbiguous,
  markSent,
} from '../../../../shared/storage/letters.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { moveMailbox } from '../../../support/directory.ts';
import { all } from '../../../support/items.ts';
import { addLetter, kemensosLetter } from '../../../support/letters.ts';
import { nightAfter, onlyReferral } from '../../../support/lost-records.ts';
import { opened } from '../../../support/opened.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

async function runOn(night: number): Promise<void> {
  system.clock.now = nightAfter(night);
  await system.reconcile();
  await system.pump();
  await arrive();
}

/** Everything that is queued goes out, and the mail service tells of each delivery. */
async function arrive(): Promise<void> {
  await system.deliver();
  for (const { tag } of system.deps.mailer.sent.splice(0))
    if (tag) await applyNews(system.store, tag, 'delivered');
}

const letters = async (): Promise<Letter[]> =>
  (await all(system.store.query({ partition: 'L#desk', prefix: 'E-' }))).map(opened) as unknown as Letter[];
const newest = async (): Promise<string> => (await letters()).at(-1)?.text ?? '';

/** What the letter of that night says, in its lines of numbers. */
async function numbersOn(night: number): Promise<string[]> {
  await runOn(night);
  const last = (await letters()).at(-1);
  if (last?.tick !== nightAfter(night).toISOString()) return [];
  return [...last.text.matchAll(/^ +(\d+) {2}(.+?)(?: \/ .*)?$/gm)].map(
    ([, count, words]) => `${count} ${words}`,
  );
}

describe('the desk', () => {
  it('hears nothing where nothing waits for it', async () => {
    await system.enroll(plainBody());
    await system.pump();
    await runOn(1);
    expect(await letters()).toEqual([]);
  });

  it('hears how many are past their term, and at which office', async () => {
    await system.enroll(plainBody());
    await system.pump();
    expect(await numbersOn(5)).toEqual([]);
    expect(await numbersOn(6)).toEqual([
      '1 lewat batas waktu, di semua kantor',
      '1 Dinas Tenaga Kerja Kabupaten Indramayu',
    ]);
  });

  it('gets one letter a day, however often the run comes, and the first one stands', async () => {
    await system.enroll(plainBody());
    await system.pump();
    await runOn(7);
    const first = await letters();
    await answerAsOwner(system, await onlyReferral(system), { action: 'accept' });
    await system.enroll(troubledBody());
    await system.pump();
    for (let again = 0; again < 3; again += 1) await runOn(7);
    expect((await letters()).map(({ sk, text }) => [sk, text])).toEqual(
      first.map(({ sk, text }) => [sk, text]),
    );
    expect(first.map(({ sk }) => sk)).toEqual(['E-2026-12-02']);
  });

  it('gets no letter of yesterday where somebody repeats that run, once it has the one of today', async () => {
    system.deadLetters.push('letter');
    await runOn(2);
    const today = await letters();
    await reconcile({ scheduledAt: nightAfter(1).toISOString() }, system.deps);
    expect(await letters()).toEqual(today);
    expect(today.map(({ sk }) => sk)).toEqual(['E-2026-11-27']);
    await runOn(3);
    expect(await letters()).toHaveLength(2);
  });

  it('gets its letter by mail, through the ledger like any other', async () => {
    await system.enroll(plainBody());
    await system.pump();
    system.clock.now = nightAfter(7);
    await system.reconcile();
    await system.deliver();
    expect(system.deps.mailer.sent.map(({ to, subject }) => [to, subject])).toEqual([
      ['desk@kantor.example', 'Laporan harian (Daily report)'],
    ]);
  });

  it('hears of people in trouble: whose office is late, who went on to the next one, and who is left with the last', async () => {
    await system.enroll(troubledBody());
    await system.pump();
    await arrive();
    const told: [number, string[]][] = [];
    for (let night = 1; night < 12; night += 1) told.push([night, await numbersOn(night)]);
    expect(told.filter(([, numbers]) => numbers.length > 0)).toMatchInlineSnapshot(`
      [
        [
          2,
          [
            "1 Kementerian Luar Negeri",
          ],
        ],
        [
          3,
          [
            "1 perkara yang dilindungi pindah ke kantor lain, karena tidak dijawab",
          ],
        ],
        [
          6,
          [
            "1 Kementerian Pelindungan Pekerja Migran Indonesia",
          ],
        ],
        [
          7,
          [
            "1 perkara yang dilindungi pindah ke kantor lain, karena tidak dijawab",
          ],
        ],
        [
          9,
          [
            "1 Kementerian Sosial",
          ],
        ],
        [
          10,
          [
            "1 perkara yang dilindungi tidak dijawab, dan tidak ada kantor lain lagi",
            "1 Kementerian Sosial",
          ],
        ],
        [
          11,
          [
            "1 perkara yang dilindungi tidak dijawab, dan tidak ada kantor lain lagi",
            "1 Kementerian Sosial",
          ],
        ],
      ]
    `);
    expect(await newest()).not.toMatch(/Siti|Desa|tki-bermasalah/);
  });

  it('hears of a move also where the run that made it ended before it could tell', async () => {
    await system.enroll(troubledBody());
    await system.pump();
    await arrive();
    const failing = { ...system.deps, deadLetters: () => Promise.reject(new Unavailable('queue')) };
    system.clock.now = nightAfter(3);
    const asked = { scheduledAt: system.clock.now.toISOString() };
    await expect(reconcile(asked, failing)).rejects.toThrow('queue');
    expect((await onlyReferral(system)).office).toBe('bnp2tki');
    expect(await letters()).toEqual([]);
    system.clock.now = new Date(system.clock.now.getTime() + 60_000);
    await reconcile(asked, system.deps);
    await system.pump();
    await arrive();
    expect(await newest()).toContain('1  perkara yang dilindungi pindah');
    expect(await numbersOn(4)).toEqual([]);
  });

  it('hears what is known where also the last try fails', async () => {
    system.deadLetters.push('letter');
    const failing = { ...system.deps, deadWork: () => Promise.reject(new Unavailable('queue')) };
    system.clock.now = new Date(nightAfter(1).getTime() + 185_000);
    const asked = { scheduledAt: nightAfter(1).toISOString() };
    await expect(reconcile(asked, failing)).rejects.toThrow('queue');
    expect(await newest()).toContain('1  surat yang tidak dicoba lagi');
  });

  it.each([{ verified: false }, { notWorkingSince: '2026-11-24T02:00:00.000Z' }])(
    'whose mailbox cannot be used raises an alarm: %j',
    async (changes) => {
      system.deadWork.push('work');
      await moveMailbox(system.store, 'desk', changes);
      await runOn(1);
      expect(await letters()).toEqual([]);
      expect(system.deps.report.counts['DeskNotTold']).toBe(1);
    },
  );

  it('hears of what is held, when it has waited for more than three days', async () => {
    system = await startSystem({ holdAfter: { source: 1000, phone: 0 } });
    await system.enroll(plainBody());
    await system.pump();
    expect(await numbersOn(3)).toEqual([]);
    expect(await numbersOn(5)).toEqual(['1 ditahan lebih dari 3 hari, menunggu Anda']);
    expect(await numbersOn(7)).toEqual([
      '1 ditahan lebih dari 3 hari, menunggu Anda',
      '1 lewat batas waktu, di semua kantor',
      '1 Meja Rujukan Kementerian Ketenagakerjaan',
    ]);
    await answerAsOwner(system, await onlyReferral(system), { action: 'release' });
    await system.pump();
    expect(await numbersOn(8)).toEqual([]);
  });

  it('hears of a mailbox that cannot be used, where somebody waits there or it refuses letters', async () => {
    await moveMailbox(system.store, 'kemnaker', { verified: false });
    expect(await numbersOn(1)).toEqual([]);
    await system.enroll(plainBody());
    await system.pump();
    await moveMailbox(system.store, 'disnaker@32.12', { verified: false });
    await moveMailbox(system.store, 'kemlu', { notWorkingSince: '2026-11-25T00:00:00.000Z' });
    expect(await numbersOn(2)).toEqual([
      '1 Dinas Tenaga Kerja Kabupaten Indramayu',
      '0 Kementerian Luar Negeri',
    ]);
  });

  it('hears of messages that nothing tries again', async () => {
    system.deadLetters.push('a', 'b');
    system.deadWork.push('c');
    expect(await numbersOn(1)).toEqual([
      '2 surat yang tidak dicoba lagi (DeadLetters)',
      '1 pekerjaan yang tidak dicoba lagi (DeadWork)',
    ]);
  });
});

describe('a letter is reported', () => {
  const now = nightAfter(1);
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  const queuedAt = (minutes: number) => addLetter(system.store, { queuedAt: ago(minutes).toISOString() });

  it('that was queued over an hour ago and not tried', async () => {
    await queuedAt(59);
    expect(await numbersOn(1)).toEqual([]);
    system = await startSystem();
    await queuedAt(61);
    expect(await numbersOn(1)).toEqual(['1 surat menunggu dikirim lebih dari satu jam']);
  });

  it.each([
    [14, []],
    [16, ['1 surat yang tidak jelas sampai atau tidak']],
  ])('of whose try nothing is known after %i minutes', async (minutes, numbers) => {
    await queuedAt(minutes);
    await claimLetter(system.store, kemensosLetter, ago(minutes));
    await markAmbiguous(system.store, kemensosLetter, 1);
    expect(await numbersOn(1)).toEqual(numbers);
  });

  it('that stayed without an outcome after the third try, every morning until its late event comes', async () => {
    await addLetter(system.store, { queuedAt: ago(120).toISOString() });
    const item = await system.store.get({ pk: 'L#kemensos', sk: 'W-000001' });
    if (item) await system.store.put({ ...item, attempt: 3 });
    await claimLetter(system.store, kemensosLetter, ago(90));
    await markAmbiguous(system.store, kemensosLetter, 3);
    expect(await numbersOn(1)).toEqual(['1 surat yang tidak jelas sampai atau tidak']);
    expect(system.deps.report.counts['LettersUnheard']).toBe(1);
    expect(await numbersOn(2)).toEqual(['1 surat yang tidak jelas sampai atau tidak']);
    await applyNews(system.store, kemensosLetter, 'delivered');
    expect(await numbersOn(3)).toEqual([]);
  });

  it('that was sent a day ago, and of whose delivery nothing was heard, for three weeks', async () => {
    await queuedAt(23 * 60);
    await claimLetter(system.store, kemensosLetter, ago(23 * 60));
    await markSent(system.store, kemensosLetter, 1, 'mail-1');
    expect(await numbersOn(1)).toEqual([]);
    expect(await numbersOn(2)).toEqual(['1 surat yang tidak jelas sampai atau tidak']);
    await applyNews(system.store, kemensosLetter, 'sent');
    expect(await numbersOn(20)).toEqual(['1 surat yang tidak jelas sampai atau tidak']);
    expect(await numbersOn(23)).toEqual([]);
    expect(await all(system.store.query({ index: 'byOffice', partition: 'UNHEARD' }))).toEqual([]);
  });

  it.each(['delivered', 'bounced'] as const)('no more once it was %s', async (news) => {
    await queuedAt(48 * 60);
    await claimLetter(system.store, kemensosLetter, ago(48 * 60));
    await markSent(system.store, kemensosLetter, 1, 'mail-1');
    await applyNews(system.store, kemensosLetter, news);
    expect(await numbersOn(1)).toEqual([]);
  });
});
