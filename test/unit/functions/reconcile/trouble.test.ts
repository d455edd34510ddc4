import { beforeEach, describe, expect, it } from 'vitest';
import { reconcile } from '../../../../functions/reconcile/reconcile.ts';
import { Unavailable } from '../../../../shared/errors.ts';
import { submissionKey } from '../../../../shared/storage/keys.ts';
import { keyOf } from '../../../../shared/storage/referrals.ts';
import type { Key, Table, Value } from '../../../../shared/storage/table.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { askFor } from '../../../support/asking.ts';
import { weekly } from '../../../support/items.ts';
import { loseRecords, nightAfter, onlySubmission } from '../../../support/lost-records.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
  await system.enroll(plainBody({ choices: [{ program: 'padat-karya' }, { program: 'ttg' }] }));
});

const counted = (metric: string): number => system.deps.report.counts[metric] ?? 0;

function runOn(night: number) {
  system.clock.now = nightAfter(night);
  return system.reconcile();
}

/** Spoils an attribute, and says how to put it right. */
async function spoil(key: Key, name: string, value: Value): Promise<() => Promise<void>> {
  const item = await system.store.get(key);
  if (!item) throw new Error('nothing to spoil');
  await system.store.put({ ...item, [name]: value });
  return () => system.store.put(item);
}

describe('what no run can read', () => {
  it('a submission: is reported every morning, fails no run, and is repaired when it can be read', async () => {
    const { submission } = await onlySubmission(system);
    const repair = await spoil(submissionKey(submission), 'choices', 'broken');
    await system.enroll(troubledBody());
    loseRecords(system);
    expect(await runOn(1)).toMatchObject({ referrals: 1, failed: 1 });
    expect(await runOn(2)).toMatchObject({ referrals: 0, failed: 1 });
    expect(system.deps.report.failures).toEqual(['not-reconciled', 'not-reconciled']);
    expect([counted('NotReconciled'), counted('Repaired')]).toEqual([2, 1]);
    await repair();
    expect(await runOn(3)).toMatchObject({ referrals: 1, failed: 0 });
  });

  it('an entry of a week: hides no other one, and is taken for no repair', async () => {
    const { submission } = await onlySubmission(system);
    await system.pump();
    await spoil(submissionKey(submission), 'tally', 'broken');
    await system.enroll(troubledBody());
    loseRecords(system);
    expect(await runOn(1)).toMatchObject({ referrals: 1, failed: 1 });
    expect(await runOn(1)).toMatchObject({ referrals: 0, failed: 1 });
  });

  it('an entry of a list: hides no other one', async () => {
    await system.pump();
    const [first, second] = (await weekly(system.store)).referrals;
    if (!first || !second) throw new Error('two needs');
    await answerAsOwner(system, second, { action: 'accept' });
    loseRecords(system);
    await spoil(keyOf(first), 'due', 3);
    expect(await runOn(1)).toMatchObject({ decisions: 1, failed: 1 });
  });

  it('a need of a program that is gone: hides no other one', async () => {
    await system.pump();
    const { catalog } = system.deps;
    const gone = {
      ...catalog,
      program: () => {
        throw new Error('no such program');
      },
    };
    const asked = { scheduledAt: nightAfter(1).toISOString() };
    expect(await reconcile(asked, { ...system.deps, catalog: gone })).toMatchObject({ failed: 2 });
  });
});

describe('a store that does not answer', () => {
  const failing = (name: 'get' | 'query'): Table => {
    const refuse = () => Promise.reject(new Unavailable('table'));
    const { store } = system;
    return {
      putNew: (item) => store.putNew(item),
      put: (item) => store.put(item),
      remove: (key) => store.remove(key),
      update: (...change) => store.update(...change),
      get: (key) => (name === 'get' ? refuse() : store.get(key)),
      query: (query) => store.query(query),
      async *pages(...asked) {
        if (name === 'query') await refuse();
        yield* store.pages(...asked);
      },
    };
  };

  it.each(['get', 'query'] as const)('by %s stops nothing else, and the run is tried again', async (name) => {
    await system.pump();
    await askFor(system.store, await onlySubmission(system), { kind: 'withdraw' }, system.clock.now);
    loseRecords(system);
    system.clock.now = nightAfter(1);
    const asked = { scheduledAt: system.clock.now.toISOString() };
    await expect(reconcile(asked, { ...system.deps, table: failing(name) })).rejects.toThrow('table');
    expect(counted('NotReconciled')).toBe(0);
    if (name === 'get') await runOn(1);
    expect((await weekly(system.store)).referrals.map(({ state }) => state)).toEqual(['closed', 'closed']);
  });
});

it('two runs at the same time do everything once', async () => {
  loseRecords(system);
  system.clock.now = nightAfter(1);
  await Promise.all([system.reconcile(), system.reconcile()]);
  const { referrals } = await weekly(system.store);
  expect(referrals.map(({ program }) => program)).toEqual(['padat-karya', 'ttg']);
  const answered = referrals[0];
  if (answered) await answerAsOwner(system, answered, { action: 'accept' });
  loseRecords(system);
  system.clock.now = nightAfter(2);
  await Promise.all([system.reconcile(), system.reconcile()]);
  expect((await weekly(system.store)).decisions).toHaveLength(1);
});
