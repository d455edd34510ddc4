import { beforeEach, describe, expect, it } from 'vitest';
import { dateOfDay, dayNumber } from '../../../../shared/calendar/day.ts';
import { previousWeek, weekOf } from '../../../../shared/calendar/week.ts';
import { addWorkingDays } from '../../../../shared/calendar/working-days.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { furthestPromise } from '../../../../shared/referral/answer-request.ts';
import { onlyReferral } from '../../../support/lost-records.ts';
import { wordsOf } from '../../../support/markup.ts';
import { closeWeek, statementOf } from '../../../support/mondays.ts';
import { give, type ListedNeed, needsOf, signInAs } from '../../../support/office-browser.ts';
import { plainBody, someDay, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
/** The last morning that the daily run has looked at. */
let lookedAt: string;

beforeEach(async () => {
  lookedAt = someDay;
  system = await startSystem();
});

const later = (date: string, days: number): string => dateOfDay(dayNumber(date) + days);

/** Every morning at five in Jakarta until that day, it included: the run may not move the need. */
async function passUntil(date: string, owner: string): Promise<void> {
  for (; lookedAt < date; ) {
    lookedAt = later(lookedAt, 1);
    system.clock.now = new Date(`${later(lookedAt, -1)}T22:00:00.000Z`);
    await system.reconcile();
    await system.pump();
    expect([lookedAt, await onlyReferral(system)]).toMatchObject([lookedAt, { office: owner }]);
  }
  system.clock.now = new Date(`${date}T02:00:00.000Z`);
}

/** An officer of that office signs in at nine, and says it of the one need in the list. */
async function say(mailbox: string, answer: Readonly<Record<string, unknown>>) {
  const office = await signInAs(system, mailbox);
  const [need] = await needsOf(office);
  const result = await give(office, need as ListedNeed, answer);
  await system.pump();
  return result;
}

const schedule = (date: string) => ({ action: 'schedule', date, place: 'Balai Latihan Kerja' });
const wait = (date: string) => ({ action: 'wait', date, reason: 'next-class' });
const changed = { result: 'changed' };
const counted = (metric: string): number => system.deps.report.counts[metric] ?? 0;

describe('a course of three months', () => {
  const [mailbox, owner] = ['disnaker-32-12', 'disnaker@32.12'];
  const firstDay = later(someDay, 14);
  const lastDay = later(firstDay, furthestPromise);

  beforeEach(async () => {
    await system.enroll(plainBody({ choices: [{ program: 'pelatihan-kerja' }] }));
    await system.pump();
    expect(await say(mailbox, { action: 'accept' })).toMatchObject(changed);
    expect(await say(mailbox, schedule(firstDay))).toMatchObject(changed);
  });

  it('is promised in two steps, stays with its office every night, ends as trained, and is counted so', async () => {
    await passUntil(firstDay, owner);
    expect(await say(mailbox, schedule(lastDay))).toMatchObject(changed);
    expect(await onlyReferral(system)).toMatchObject({ state: 'scheduled', date: lastDay, due: lastDay });
    await passUntil(lastDay, owner);
    expect(dayNumber(lookedAt) - dayNumber(someDay)).toBe(104);
    expect(await say(mailbox, { action: 'close', outcome: 'trained' })).toMatchObject(changed);
    expect(await onlyReferral(system)).toMatchObject({ state: 'closed', hops: 0, ownerNumber: 1 });
    expect([counted('Escalated'), counted('Repaired')]).toEqual([0, 0]);
    const week = weekOf(system.clock.now);
    await closeWeek(system, week);
    const { offices, proof } = await statementOf(system, week);
    expect(offices[owner]?.flows).toMatchObject({ closed: 1, 'outcome:trained': 1 });
    const before = await statementOf(system, previousWeek(week));
    expect([before, { offices }].map((told) => told.offices[owner]?.closing['open'] ?? 0)).toEqual([1, 0]);
    expect(proof).toEqual({ choices: true, offices: true, underWay: 0, cohorts: true });
  });

  it('that is longer takes one promise more, because nobody promises further than 90 days', async () => {
    await passUntil(firstDay, owner);
    const end = later(firstDay, 120);
    const office = await signInAs(system, mailbox);
    const [need] = await needsOf(office);
    const form = { csrf: office.csrf, ids: need?.id, answerNumber: need?.answerNumber, ...schedule(end) };
    const refused = await office.browser.postForm('/office/answers', form);
    expect(refused.statusCode).toBe(400);
    expect(wordsOf(refused.body)).toContain('Pilih hari dari hari ini sampai 90 hari lagi');
    for (const date of [lastDay, end]) {
      expect(await say(mailbox, schedule(date))).toMatchObject(changed);
      await passUntil(date, owner);
    }
    expect(await say(mailbox, { action: 'close', outcome: 'trained' })).toMatchObject(changed);
    expect(counted('Escalated')).toBe(0);
  });

  it('may be waited for as well: a review on the day, another promise, and no night moves it', async () => {
    await passUntil(firstDay, owner);
    for (const days of [60, 90]) {
      const review = later(lookedAt, days);
      expect(await say(mailbox, wait(review))).toMatchObject(changed);
      await passUntil(review, owner);
    }
    expect(await say(mailbox, schedule(later(lookedAt, 7)))).toMatchObject(changed);
    await passUntil(later(lookedAt, 7), owner);
    expect(await say(mailbox, { action: 'close', outcome: 'trained' })).toMatchObject(changed);
    expect(counted('Escalated')).toBe(0);
  });

  it.each([
    ['scheduled', schedule],
    ['waited for', wait],
  ])(
    'is late on the day after its end, and moves after the quiet term, where nobody ends it: %s',
    async (_, promise) => {
      await passUntil(firstDay, owner);
      await say(mailbox, promise(lastDay));
      await passUntil(lastDay, owner);
      expect(await listOf(mailbox)).not.toContain('Lewat batas waktu:');
      await passUntil(later(lastDay, 1), owner);
      expect(await listOf(mailbox)).toContain('Lewat batas waktu:');
      const quiet = addWorkingDays(lastDay, catalog.defaultTerms.quietEscalation);
      await passUntil(quiet, owner);
      await passUntil(later(quiet, 1), 'desk');
      expect(await onlyReferral(system)).toMatchObject({ state: 'pending', ownerNumber: 2 });
      expect(await onlyReferral(system)).not.toHaveProperty('date');
    },
  );
});

async function listOf(mailbox: string): Promise<string> {
  const { browser } = await signInAs(system, mailbox);
  return wordsOf((await browser.page('/office/list')).body);
}

describe('a case of people in trouble', () => {
  const { terms } = catalog.program('tki-bermasalah');
  const review = later(someDay, furthestPromise);

  beforeEach(async () => {
    await system.enroll(troubledBody());
    await system.pump();
    await say('kemlu', { action: 'accept' });
    await say('kemlu', { action: 'wait', date: review, reason: 'documents' });
  });

  it('stays three months where it was promised, and closes there', async () => {
    await passUntil(review, 'kemlu');
    expect(await say('kemlu', { action: 'close', outcome: 'case-resolved' })).toMatchObject(changed);
    expect([counted('RestrictedEscalated'), counted('RestrictedUnanswered')]).toEqual([0, 0]);
  });

  it('moves by its own short term once the promised day has passed in silence', async () => {
    const quiet = addWorkingDays(review, terms.quietEscalation);
    await passUntil(quiet, 'kemlu');
    await passUntil(later(quiet, 1), 'bnp2tki');
    expect(counted('RestrictedEscalated')).toBe(1);
  });
});
