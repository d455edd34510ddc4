import { beforeEach, expect, it, test } from 'vitest';
import { askRecount, asksRecount } from '../../../../functions/summarize/ask-recount.ts';
import type { Row } from '../../../../local/scan-table.ts';
import { nextWeek } from '../../../../shared/calendar/week.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { composeStatement } from '../../../../shared/statement/compose.ts';
import { createReferral, keyOf } from '../../../../shared/storage/referrals.ts';
import { freezeStatement } from '../../../../shared/storage/statements.ts';
import { knownFigures, weeksFrom } from '../../../support/composed-weeks.ts';
import { weekly } from '../../../support/items.ts';
import { closeWeek, momentIn, statementOf } from '../../../support/mondays.ts';
import { plainBody } from '../../../support/people.ts';
import { flowsOf, recountWeek } from '../../../support/recount.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const [old = '', ...later] = weeksFrom('2026-W40', 8);
const [closed, next = '', after = ''] = [later.slice(0, 5), ...later.slice(5)];
let system: TestSystem;

/** Somebody applied in an old week, and the referral turned up when it was too old to be corrected by itself. */
async function oneIsLost(): Promise<void> {
  system.clock.now = momentIn(old, 2, 9);
  await system.enroll(plainBody());
  await system.pump();
  const [referral] = (await weekly(system.store, old)).referrals;
  if (!referral) throw new Error('there is no referral');
  await system.store.remove(keyOf(referral));
  for (const week of [old, ...closed]) await closeWeek(system, week);
  await createReferral(system.store, referral, { sex: 'f', ageBand: '30-39' });
}

beforeEach(async () => {
  system = await startSystem();
});

async function known(week: string, until: readonly string[]) {
  const statements = await Promise.all(until.map((each) => statementOf(system, each)));
  return flowsOf(knownFigures(statements, week, ({ national }) => national));
}

async function truth() {
  const { submissions, referrals } = await weekly(system.store, old);
  return flowsOf(recountWeek([...submissions, ...referrals] as unknown as Row[], old).national);
}

const correctedIn = async (week: string) =>
  Object.keys((await statementOf(system, week)).national.corrections);

const ask = (week: string) => askRecount({ recount: week }, system.deps);

test('an older week is corrected once somebody asks, told once, and then agrees with a recount', async () => {
  await oneIsLost();
  await closeWeek(system, next);
  expect(await correctedIn(next)).toEqual([]);
  system.clock.now = momentIn(after, 3, 9);
  expect(await ask(old)).toEqual({ recount: old });
  await closeWeek(system, after);
  await closeWeek(system, after, 1);
  const { national, proof } = await statementOf(system, after);
  expect(proof).toMatchObject({ choices: true, offices: true, underWay: 0 });
  expect(await correctedIn(after)).toEqual([old]);
  expect(national).toMatchObject({ opening: { open: 1 }, closing: { open: 1 }, total: { choices: 1 } });
  expect(national.fourWeeks).toEqual({ weeks: 4, sums: {} });
  expect(await known(old, [old, ...later])).toEqual(await truth());
  await closeWeek(system, nextWeek(after));
  expect(await correctedIn(nextWeek(after))).toEqual([]);
});

test('a Monday that is caught up counts it too', async () => {
  await oneIsLost();
  system.clock.now = momentIn(after, 3, 9);
  await ask(old);
  await closeWeek(system, after);
  expect([await correctedIn(next), await correctedIn(after)]).toEqual([[old], []]);
});

it.each([{ recount: '2026-W54' }, { recount: 5 }, { recount: '2026-W20' }])('refuses %j', async (event) => {
  expect(asksRecount(event)).toBe(true);
  await expect(askRecount(event, system.deps)).rejects.toThrow();
});

test('what the schedule sends asks for none', () => {
  for (const event of [{ scheduledAt: '2026-11-22T23:00:00Z' }, null, 'recount'])
    expect(asksRecount(event)).toBe(false);
});

test('the first statement with a total sums all that were told before', async () => {
  const offices = catalog.offices.map(({ id }) => id);
  const before = await startSystem();
  const weeks = weeksFrom('2026-W40', 9);
  for (const [at, week] of weeks.entries()) {
    const figures = { choices: at + 1 };
    const count = { national: figures, offices: { desk: figures }, underWay: 0, unmatched: 0, hash: 'h' };
    const statement = composeStatement({ week, count, recounts: {}, frozen: [], offices });
    const { total: _, ...national } = statement.national;
    await freezeStatement(before.store, { ...statement, template: 2, number: at + 1, national, offices: {} });
  }
  await closeWeek(before, '2026-W49');
  // Nothing of it stands in the table, so the last five weeks are corrected away.
  expect((await statementOf(before, '2026-W49')).national.total).toEqual({ choices: 1 + 2 + 3 + 4 });
});
