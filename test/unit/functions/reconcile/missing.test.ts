import { beforeEach, describe, expect, it } from 'vitest';
import { reconcile } from '../../../../functions/reconcile/reconcile.ts';
import { submissionKey } from '../../../../shared/storage/keys.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { askFor } from '../../../support/asking.ts';
import { all, weekly } from '../../../support/items.ts';
import { loseRecords, nightAfter, onlyReferral, onlySubmission } from '../../../support/lost-records.ts';
import { closeWeek, statementOf } from '../../../support/mondays.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const two = plainBody({ choices: [{ program: 'padat-karya' }, { program: 'ttg' }] });
const repeat = plainBody({ submissionId: 'a1b2c3d4-0000-4000-8000-000000000001' });

const repaired = (): number => system.deps.report.counts['Repaired'] ?? 0;

function runOn(night: number) {
  system.clock.now = nightAfter(night);
  return system.reconcile();
}

async function answerAndLose(...actions: Parameters<typeof answerAsOwner>[2][]): Promise<void> {
  for (const action of actions) await answerAsOwner(system, await onlyReferral(system), action);
  loseRecords(system);
}

describe('a submission of which dispatch was never told', () => {
  it('gets a referral for each choice the next morning', async () => {
    await system.enroll(two);
    loseRecords(system);
    expect(await runOn(1)).toMatchObject({ referrals: 1, decisions: 0, escalated: 0 });
    const { referrals } = await weekly(system.store);
    expect(referrals.map(({ program, state, due }) => [program, state, due])).toEqual([
      ['padat-karya', 'pending', '2026-11-30'],
      ['ttg', 'pending', '2026-11-30'],
    ]);
    expect(repaired()).toBe(1);
    expect(await runOn(1)).toMatchObject({ referrals: 0 });
  });

  it('gets a check where the person had asked before', async () => {
    await system.enroll(plainBody());
    await system.pump();
    await system.enroll(repeat);
    loseRecords(system);
    await runOn(1);
    expect((await weekly(system.store)).referrals.map(({ kind }) => kind).sort()).toEqual([
      'check',
      'referral',
    ]);
  });

  it('of a person in trouble is told to its office at once', async () => {
    await system.enroll(troubledBody());
    loseRecords(system);
    await runOn(1);
    const [letter] = await all(system.store.query({ partition: 'L#kemlu', prefix: 'R-' }));
    expect(letter).toBeDefined();
    expect(system.deps.queue.sent).toHaveLength(1);
  });

  it('gives the statement its tick back', async () => {
    await system.enroll(two);
    loseRecords(system);
    await runOn(1);
    await closeWeek(system, '2026-W48');
    const { proof, national } = await statementOf(system, '2026-W48');
    expect(proof).toEqual({ choices: true, offices: true, underWay: 0, cohorts: true });
    expect(national.flows).toMatchObject({ submissions: 1, choices: 2 });
  });

  it('of five weeks ago corrects the statement that missed it', async () => {
    await system.enroll(two);
    loseRecords(system);
    await closeWeek(system, '2026-W48');
    expect((await statementOf(system, '2026-W48')).proof.underWay).toBe(2);
    expect(await runOn(34)).toMatchObject({ referrals: 1 });
    await closeWeek(system, '2026-W53');
    const { national, proof } = await statementOf(system, '2026-W49');
    expect(national.corrections['2026-W48']).toMatchObject({ choices: 2, open: 2 });
    expect(proof.underWay).toBe(0);
  });

  it('months ago is found where its week is named', async () => {
    await system.enroll(two);
    loseRecords(system);
    const asked = { scheduledAt: nightAfter(90).toISOString() };
    expect(await reconcile(asked, system.deps)).toMatchObject({ referrals: 0 });
    expect(await reconcile({ ...asked, week: '2026-W48' }, system.deps)).toMatchObject({ referrals: 1 });
    expect((await weekly(system.store)).referrals).toHaveLength(2);
  });

  it.each(['2026-W54', '2026-48', 'W48', '', 48])(
    'in a week that does not exist (%s) is a mistake of who asks',
    async (week) => {
      const asked = { scheduledAt: nightAfter(1).toISOString(), week };
      await expect(reconcile(asked, system.deps)).rejects.toThrow('week');
    },
  );

  it('is left to dispatch for an hour', async () => {
    await system.enroll(two);
    const soon = { scheduledAt: new Date(system.clock.now.getTime() + 30 * 60_000).toISOString() };
    expect(await reconcile(soon, system.deps)).toMatchObject({ referrals: 0 });
    expect((await weekly(system.store)).referrals).toEqual([]);
  });
});

describe('a request by receipt of which dispatch was never told', () => {
  it('is carried out the next morning', async () => {
    await system.enroll(two);
    await system.pump();
    await askFor(system.store, await onlySubmission(system), { kind: 'withdraw' }, system.clock.now);
    loseRecords(system);
    expect(await runOn(1)).toMatchObject({ requests: 1 });
    await system.pump();
    const { referrals, decisions } = await weekly(system.store);
    expect(referrals.map(({ state }) => state)).toEqual(['closed', 'closed']);
    expect(decisions).toHaveLength(2);
    expect(await runOn(1)).toMatchObject({ requests: 0 });
  });

  it('that was carried out in time is no repair, and is looked at once', async () => {
    await system.enroll(two);
    const { submission } = await onlySubmission(system);
    await askFor(system.store, { submission }, { kind: 'withdraw' }, system.clock.now);
    await system.pump();
    expect(await system.store.get(submissionKey(submission))).toHaveProperty('officeShard');
    expect(await runOn(1)).toMatchObject({ referrals: 0, requests: 0 });
    expect(await system.store.get(submissionKey(submission))).not.toHaveProperty('officeShard');
    expect(repaired()).toBe(0);
  });

  it('that comes while the last one is looked at keeps its place', async () => {
    await system.enroll(two);
    await system.pump();
    const submission = await onlySubmission(system);
    await askFor(system.store, submission, { kind: 'withdraw', choice: 1 }, system.clock.now);
    await askFor(system.store, submission, { kind: 'withdraw', choice: 2 }, nightAfter(1));
    loseRecords(system);
    await runOn(1);
    expect(await system.store.get(submissionKey(submission.submission))).toHaveProperty('officeShard');
    expect(await runOn(2)).toMatchObject({ requests: 1 });
    expect((await weekly(system.store)).referrals.map(({ state }) => state)).toEqual(['closed', 'closed']);
  });
});

describe('an answer of which dispatch was never told', () => {
  beforeEach(async () => {
    await system.enroll(plainBody());
    await system.pump();
  });

  it('is written down the next morning, in the week in which it was given', async () => {
    await answerAndLose({ action: 'accept' });
    expect(await runOn(1)).toMatchObject({ decisions: 1 });
    expect((await weekly(system.store)).decisions).toMatchObject([
      { action: 'accept', number: 1, at: '2026-11-25T02:00:00.000Z' },
    ]);
    expect(repaired()).toBe(1);
    expect(await runOn(2)).toMatchObject({ decisions: 0 });
  });

  it('is written down too where only a later one was told', async () => {
    await answerAndLose({ action: 'accept' });
    system.clock.now = new Date(system.clock.now.getTime() + 60_000);
    await answerAsOwner(system, await onlyReferral(system), { action: 'close', outcome: 'trained' });
    await system.pump();
    expect((await weekly(system.store)).decisions).toMatchObject([{ number: 2 }]);
    expect(await runOn(1)).toMatchObject({ decisions: 1 });
    expect((await weekly(system.store)).decisions).toMatchObject([{ number: 1 }, { number: 2 }]);
  });

  it('is written down at the latest when a closure leaves its list', async () => {
    await answerAndLose({ action: 'accept' }, { action: 'close', outcome: 'trained' });
    expect(await runOn(20)).toMatchObject({ decisions: 1, leftList: 1 });
    expect((await weekly(system.store)).decisions).toHaveLength(2);
  });

  it('is written down also where more followed in one day than a need keeps', async () => {
    await answerAndLose({ action: 'accept' });
    for (let day = 1; day <= 14; day += 1) {
      system.clock.now = new Date(system.clock.now.getTime() + 60_000);
      const date = `2026-12-${String(day).padStart(2, '0')}`;
      await answerAndLose({ action: 'schedule', date, place: 'Balai Desa' });
    }
    expect((await onlyReferral(system)).answers).toHaveLength(10);
    expect(await runOn(1)).toMatchObject({ decisions: 1 });
    const { decisions } = await weekly(system.store);
    expect(decisions.map(({ number }) => Number(number)).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 15 }, (_, at) => at + 1),
    );
    expect(await runOn(2)).toMatchObject({ decisions: 0 });
  });

  it('that all are told needs no repair', async () => {
    await answerAsOwner(system, await onlyReferral(system), { action: 'accept' });
    await system.pump();
    expect(await runOn(1)).toMatchObject({ decisions: 0, failed: 0 });
  });
});

it('a next owner of a restricted case who was never told learns of it the next morning', async () => {
  await system.enroll(troubledBody());
  await system.pump();
  const decline = { action: 'decline', reason: 'no-capacity', next: 'kemensos' } as const;
  await answerAndLose(decline);
  await runOn(1);
  expect(await all(system.store.query({ partition: 'L#kemensos', prefix: 'R-' }))).toHaveLength(1);
});
