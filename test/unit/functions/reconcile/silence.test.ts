import { beforeEach, describe, expect, it, test } from 'vitest';
import { reconcile } from '../../../../functions/reconcile/reconcile.ts';
import { addWorkingDays } from '../../../../shared/calendar/working-days.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { AnswerRequest } from '../../../../shared/referral/answer-request.ts';
import { isOpen } from '../../../../shared/referral/states.ts';
import { findOffice, saveOffice } from '../../../../shared/storage/offices.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { all, weekly } from '../../../support/items.ts';
import { loseRecords, nightAfter, onlyReferral } from '../../../support/lost-records.ts';
import { closeWeek, statementOf } from '../../../support/mondays.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const counted = (metric: string): number => system.deps.report.counts[metric] ?? 0;

async function runOn(night: number): Promise<void> {
  system.clock.now = nightAfter(night);
  await system.reconcile();
  await system.pump();
}

/** The first night after which another office owns the need. */
async function nightOfMove(from = 1): Promise<number> {
  const { ownerNumber } = await onlyReferral(system);
  for (let night = from; night < 60; night += 1) {
    await runOn(night);
    if ((await onlyReferral(system)).ownerNumber > ownerNumber) return night;
  }
  throw new Error('nobody took it over');
}

const dateOf = (night: number): string =>
  new Date(nightAfter(night).getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

describe('an ordinary need whose office is silent', () => {
  beforeEach(async () => {
    await system.enroll(plainBody());
    await system.pump();
  });

  it('goes to the desk after ten working days beyond the first term, with a new term', async () => {
    expect((await onlyReferral(system)).due).toBe('2026-11-30');
    expect(dateOf(await nightOfMove())).toBe('2026-12-15');
    const need = await onlyReferral(system);
    expect(need).toMatchObject({ office: 'desk', state: 'pending', hops: 0, due: '2026-12-18' });
    expect(need.answers).toMatchObject([
      { action: 'escalate', office: 'disnaker@32.12', owner: 'desk', from: 'pending', to: 'pending' },
    ]);
    expect(need.answers[0]).not.toHaveProperty('by');
    expect((await weekly(system.store, '2026-W51')).decisions).toMatchObject([{ action: 'escalate' }]);
    expect(counted('Escalated')).toBe(1);
  });

  it('is counted by the week as passed on, and by no office as answered', async () => {
    await nightOfMove();
    await closeWeek(system, '2026-W51');
    const { offices, national, proof } = await statementOf(system, '2026-W51');
    expect(offices['disnaker@32.12']?.flows).toMatchObject({ passedOn: 1 });
    expect(offices['desk']?.flows).toMatchObject({ received: 1 });
    expect(national.flows).not.toHaveProperty('answered');
    expect([offices['disnaker@32.12']?.closing['open'] ?? 0, offices['desk']?.closing['open']]).toEqual([
      0, 1,
    ]);
    expect(proof).toEqual({ choices: true, offices: true, underWay: 0, cohorts: true });
  });

  it('stays where its office has answered in time, until the next term has passed as well', async () => {
    system.clock.now = nightAfter(5);
    await answerAsOwner(system, await onlyReferral(system), { action: 'accept' });
    await system.pump();
    const { due } = await onlyReferral(system);
    expect(due).toBe('2026-12-14');
    expect(dateOf(await nightOfMove(6)) > '2026-12-29').toBe(true);
    expect((await onlyReferral(system)).answers.at(-1)).toMatchObject({ from: 'accepted', to: 'pending' });
  });

  it.each<AnswerRequest>([
    { action: 'schedule', date: '2027-02-01', place: 'Balai Latihan Kerja' },
    { action: 'wait', date: '2027-02-01', reason: catalog.waitingReasons[0] ?? '' },
  ])('stays until the promised day and ten working days more: $action', async (promise) => {
    for (const answer of [{ action: 'accept' }, promise] as const)
      await answerAsOwner(system, await onlyReferral(system), answer);
    await system.pump();
    const lastDay = addWorkingDays('2027-02-01', 10);
    for (const [date, office] of [
      [lastDay, 'disnaker@32.12'],
      [addWorkingDays(lastDay, 1), 'desk'],
    ] as const) {
      system.clock.now = new Date(`${date}T01:00:00.000Z`);
      await system.reconcile();
      expect(await onlyReferral(system)).toMatchObject({ office });
    }
    expect(await onlyReferral(system)).not.toHaveProperty('date');
  });

  it('that went astray first has its whole term left when it is found', async () => {
    const late = plainBody({
      submissionId: 'a1b2c3d4-0000-4000-8000-000000000001',
      choices: [{ program: 'ttg' }],
    });
    await system.enroll(late);
    loseRecords(system);
    await runOn(33);
    const { referrals } = await weekly(system.store);
    expect(referrals.map(({ program, office }) => [program, office])).toEqual([
      ['padat-karya', 'desk'],
      ['ttg', 'disnaker@32.12'],
    ]);
  });

  it('stays at the desk, and is overdue there', async () => {
    const night = await nightOfMove();
    for (let later = night + 1; later < night + 60; later += 20) await runOn(later);
    expect(await onlyReferral(system)).toMatchObject({ office: 'desk', ownerNumber: 2, due: '2026-12-18' });
  });

  it('that an office answers while the index still shows it as silent stays', async () => {
    const stale = await onlyReferral(system);
    system.clock.now = nightAfter(30);
    await answerAsOwner(system, stale, { action: 'accept' });
    const lagging = { ...system.deps, table: { ...tableOf(system), query: lagged(stale.due) } };
    await reconcile({ scheduledAt: nightAfter(30).toISOString() }, lagging);
    expect(await onlyReferral(system)).toMatchObject({ office: 'disnaker@32.12', state: 'accepted' });
  });
});

/** The index of offices as it was before the answer. */
const lagged = (due: string): TestSystem['store']['query'] =>
  async function* (query) {
    for await (const item of system.store.query(query))
      yield query.index === 'byOffice' ? { ...item, state: 'pending', due } : item;
  };

const tableOf = ({ store }: TestSystem): TestSystem['deps']['table'] => ({
  putNew: (item) => store.putNew(item),
  put: (item) => store.put(item),
  get: (key) => store.get(key),
  update: (...change) => store.update(...change),
  remove: (key) => store.remove(key),
  query: (query) => store.query(query),
  pages: (...asked) => store.pages(...asked),
});

describe('a restricted need whose office is silent', () => {
  beforeEach(async () => {
    await system.enroll(troubledBody());
    await system.pump();
  });

  const letters = async (mailbox: string) =>
    all(system.store.query({ partition: `L#${mailbox}`, prefix: 'R-' }));

  it('goes to each office of its list by its own terms, each told at once, never to the desk, and stays at the last', async () => {
    const owners: string[] = [(await onlyReferral(system)).office];
    const nights: string[] = [];
    for (let night = 0; owners.length < 3; ) {
      night = await nightOfMove(night + 1);
      nights.push(dateOf(night));
      const { office } = await onlyReferral(system);
      owners.push(office);
      expect(await letters(office)).toHaveLength(1);
    }
    expect(owners).toEqual(['kemlu', 'bnp2tki', 'kemensos']);
    expect(nights).toEqual(['2026-11-28', '2026-12-02']);
    expect(counted('RestrictedEscalated')).toBe(2);
    for (const night of [30, 31]) await runOn(night);
    expect(await onlyReferral(system)).toMatchObject({ office: 'kemensos', state: 'pending', hops: 0 });
    expect(counted('RestrictedUnanswered')).toBe(2);
    expect(await letters('desk')).toEqual([]);
  });

  it('never goes back to an office that was silent, however much was answered since', async () => {
    await nightOfMove();
    const notes: AnswerRequest[] = [{ action: 'accept' }];
    for (let day = 1; day <= 11; day += 1)
      notes.push({ action: 'schedule', date: `2027-01-${String(day).padStart(2, '0')}`, place: 'Balai' });
    for (const note of notes) await answerAsOwner(system, await onlyReferral(system), note);
    const decline = { action: 'decline', reason: 'no-capacity', next: 'kemensos' } as const;
    await answerAsOwner(system, await onlyReferral(system), decline);
    expect((await onlyReferral(system)).answers.map(({ action }) => action)).not.toContain('escalate');
    await nightOfMove(9);
    expect(await onlyReferral(system)).toMatchObject({ office: 'bnp2tki', silent: ['kemlu', 'kemensos'] });
  });

  it.each([{ verified: false }, { notWorkingSince: '2026-11-20T02:00:00.000Z' }])(
    'passes over an office that nobody could tell: %j',
    async (changes) => {
      const office = await findOffice(system.store, 'bnp2tki');
      if (office) await saveOffice(system.store, { ...office, ...changes });
      await nightOfMove();
      expect(await onlyReferral(system)).toMatchObject({ office: 'kemensos' });
    },
  );
});

test('120 days without any action: nothing is closed, all have one owner, the desk or the last of a list', async () => {
  const people = catalog.programs.filter(({ choosable, restricted }) => choosable && !restricted).slice(0, 6);
  for (const [at, { id }] of people.entries()) await system.enroll(personWanting(id, at));
  await system.enroll(troubledBody());
  await system.pump();
  const begun = (await weekly(system.store)).referrals;
  expect(begun.length).toBeGreaterThan(4);
  for (let night = 1; night <= 120; night += 1) {
    await runOn(night);
    const { referrals } = await weekly(system.store);
    expect(referrals.filter(({ state }) => !isOpen(state))).toEqual([]);
    expect(referrals.map(({ program }) => program)).toEqual(begun.map(({ program }) => program));
    for (const { office } of referrals) expect(() => catalog.office(office)).not.toThrow();
  }
  const { referrals } = await weekly(system.store);
  for (const { restricted, office, answers } of referrals) {
    expect(office).toBe(restricted ? 'kemensos' : 'desk');
    expect(answers).toHaveLength(restricted ? 2 : 1);
  }
  expect(counted('RestrictedUnanswered')).toBeGreaterThan(100);
  expect(counted('Repaired')).toBe(0);
});

const personWanting = (program: string, seed: number) =>
  plainBody({
    submissionId: `00000000-0000-4000-8000-00000000001${seed}`,
    choices: [{ program }],
  });
