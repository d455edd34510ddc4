import { beforeEach, describe, expect, it } from 'vitest';
import { summarize } from '../../../../functions/summarize/summarize.ts';
import { listOffices, saveOffice } from '../../../../shared/storage/offices.ts';
import { findPart } from '../../../../shared/storage/statements.ts';
import { moveMailbox } from '../../../support/directory.ts';
import {
  closeWeek,
  endingAfter,
  momentIn,
  mondayAfter,
  statementItems,
  statementLetters,
  statementOf,
} from '../../../support/mondays.ts';
import { plainBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const week = '2026-W48';
let system: TestSystem;

beforeEach(async () => {
  system = await startSystem();
});

const digestsAnd = async (kind: 'D' | 'N') =>
  (await statementLetters(system, week)).filter(({ sk }) => sk === `${kind}-${week}`);
const queued = () => system.deps.queue.sent.map(({ message }) => message.letter);

describe('the letters of a Monday', () => {
  it('are one digest for each of the 71 mailboxes and the national summary for the ministry, also at zero', async () => {
    await closeWeek(system, week);
    const digests = await digestsAnd('D');
    expect(new Set(digests.map(({ mailbox }) => mailbox)).size).toBe(71);
    expect(digests).toHaveLength(71);
    expect((await digestsAnd('N')).map(({ mailbox }) => mailbox)).toEqual(['kemnaker']);
    for (const { text } of digests) expect(String(text)).toMatch(/^ +0 {2}Harus dijawab minggu ini/m);
    expect(new Set(queued()).size).toBe(72);
  });

  it('go out also where the directory still has an office that the catalog has no more, whose mailbox refuses', async () => {
    const [gone] = await listOffices(system.store);
    if (!gone) throw new Error('there is no office');
    const notWorkingSince = '2026-11-20T02:00:00.000Z';
    await saveOffice(system.store, { ...gone, office: 'bnpb', mailbox: 'bnpb', notWorkingSince });
    await closeWeek(system, week);
    expect(await digestsAnd('D')).toHaveLength(71);
    expect((await statementOf(system, week)).mailboxesNotWorking).toEqual([]);
  });

  it('go once each where the Monday comes twice', async () => {
    await Promise.all([closeWeek(system, week), closeWeek(system, week)]);
    await system.deliver();
    await closeWeek(system, week, 1);
    await system.deliver();
    expect(system.deps.mailer.sent).toHaveLength(72);
    const tags = system.deps.mailer.sent.map(({ tag }) => tag);
    expect(new Set(tags).size).toBe(72);
  });

  it('tell each office its own figures', async () => {
    system.clock.now = momentIn(week, 2, 9);
    await system.enroll(plainBody());
    await system.pump();
    await closeWeek(system, week);
    const digests = await digestsAnd('D');
    const told = digests.filter(({ text }) => / 1 {2}Harus dijawab minggu ini/.test(String(text)));
    expect(told.map(({ office }) => office)).toEqual(['disnaker@32.12']);
  });

  it('do not go to an office without a verified mailbox, and say so in a number', async () => {
    const unverified = { 'disnaker@32.12': { verified: false } };
    system = await startSystem({ directory: unverified });
    await closeWeek(system, week);
    expect(await digestsAnd('D')).toHaveLength(70);
    expect(system.deps.report.counts['StatementsWithoutMailbox']).toBe(1);
    expect(await statementItems(system, week)).toHaveLength(75);
  });

  it('go to a mailbox that does not work too: once a week it is tried', async () => {
    const notWorkingSince = '2026-11-20T02:00:00.000Z';
    system = await startSystem({ directory: { 'disnaker@32.12': { notWorkingSince } } });
    await closeWeek(system, week);
    expect(queued()).toContain(`disnaker-32-12_D-${week}`);
  });

  it('name such an office to the ministry and the desk alone, as it was when the week was frozen', async () => {
    const notWorkingSince = '2026-11-20T02:00:00.000Z';
    system = await startSystem({ directory: { 'disnaker@32.12': { notWorkingSince } } });
    await closeWeek(system, week);
    await moveMailbox(system.store, 'disnaker@32.12');
    await closeWeek(system, week, 1);
    const name = system.deps.catalog.office('disnaker@32.12').name;
    const told = [...(await digestsAnd('D')), ...(await digestsAnd('N'))].filter(({ text }) =>
      String(text).includes(`Surat ke kantor ini tidak sampai: ${name}.`),
    );
    expect(told.map(({ mailbox, sk }) => `${mailbox} ${sk}`)).toEqual([
      `desk D-${week}`,
      `kemnaker N-${week}`,
    ]);
    expect((await findPart(system.store, week, 'disnaker@32.09'))?.mailboxesNotWorking).toBeUndefined();
  });
});

describe('a Monday whose process ends in between', () => {
  const event = { scheduledAt: mondayAfter(week).toISOString() };

  async function runEndingAfter(puts: number): Promise<void> {
    system.clock.now = mondayAfter(week);
    const deps = { ...system.deps, table: endingAfter(puts, system.store) };
    await expect(summarize(event, deps)).rejects.toThrow('the process has ended');
  }

  it('is completed by the next try, with the same figures and letters as they were', async () => {
    for (const puts of [0, 1, 2, 60, 143, 144]) {
      system = await startSystem();
      system.clock.now = momentIn(week, 2, 9);
      await system.enroll(plainBody());
      await system.pump();
      await runEndingAfter(puts);
      const [items, letters] = [await statementItems(system, week), await statementLetters(system, week)];
      await closeWeek(system, week);
      expect(await statementItems(system, week)).toHaveLength(75);
      expect(await statementItems(system, week)).toEqual(expect.arrayContaining(items));
      expect(await statementLetters(system, week)).toHaveLength(72);
      expect(await statementLetters(system, week)).toEqual(expect.arrayContaining(letters));
      expect(new Set(queued()).size).toBe(72);
    }
  });

  it('is completed a week later at the latest: no office stays without its digest', async () => {
    await runEndingAfter(60);
    expect(await closeWeek(system, '2026-W49')).toEqual({ weeks: [week, '2026-W49'] });
    expect(await digestsAnd('D')).toHaveLength(71);
    expect(await digestsAnd('N')).toHaveLength(1);
  });
});
