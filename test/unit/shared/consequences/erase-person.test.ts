import { beforeAll, describe, expect, it, test } from 'vitest';
import { erasePerson } from '../../../../shared/consequences/erase-person.ts';
import type { Erased } from '../../../../shared/storage/erasure.ts';
import type { MemoryTable } from '../../../../shared/storage/memory-table.ts';
import type { Item } from '../../../../shared/storage/table.ts';
import { askFor } from '../../../support/asking.ts';
import { copyOf, counted, erase, livedLife } from '../../../support/erasing.ts';
import { weekly } from '../../../support/items.ts';
import { Killed, Lifeline, mortalQueue, mortalTable } from '../../../support/lifeline.ts';
import { closeWeek, statementOf } from '../../../support/mondays.ts';
import type { TestSystem } from '../../../support/system.ts';

let system: TestSystem;
let whom: Erased;
/** What the weeks count where the person withdraws everything, and stays. */
let ifStayed: Awaited<ReturnType<typeof counted>>;

beforeAll(async () => {
  ({ system, whom } = await livedLife());
  const twin = await livedLife();
  for (const { submission, person } of (await weekly(twin.system.store)).submissions)
    if (person === whom.person)
      await askFor(twin.system.store, { submission }, { kind: 'withdraw' }, whom.at);
  twin.system.clock.now = whom.at;
  await twin.system.pump();
  ifStayed = await counted(twin.system.store);
});

const ofPerson = (table: MemoryTable): Item[] =>
  table.everything().filter((item) => JSON.stringify(item).includes(whom.person));

const left = (table: MemoryTable): Item[] => table.everything().filter(({ kind }) => kind === 'anonymous');

describe('a person who was erased', () => {
  let table: MemoryTable;
  beforeAll(async () => {
    table = await copyOf(system.store);
    expect(ofPerson(table).length).toBeGreaterThan(10);
    await erase(whom, table, system);
  });

  it('leaves no item, no hash, no link, and nothing in any list', () => {
    expect(ofPerson(table)).toEqual([]);
    const submissions = ofPerson(system.store).flatMap(({ submission }) => (submission ? [submission] : []));
    const rest = JSON.stringify(table.everything());
    for (const submission of new Set(submissions)) expect(rest).not.toContain(submission);
    for (const item of left(table)) expect(item).not.toHaveProperty('officeShard');
  });

  it('counts in every week as somebody who withdrew what was open, and stayed', async () => {
    expect(await counted(table)).toEqual(ifStayed);
  });

  it('stands in the counts under one name, with neither sex, age nor the minute', () => {
    const names = left(table).map(({ weekSort }) => String(weekSort).split('#')[0]);
    expect(new Set(names).size).toBe(1);
    for (const { tally, weekShard } of left(table)) {
      const [kind, , , sex, age] = String(tally).split('|');
      if (kind !== 'D' && kind !== 'F') expect([sex, age]).toEqual(['', '']);
      const [week = ''] = String(weekShard).split('#').slice(1);
      const monday = { '2026-W48': '2026-11-22T17:0', '2026-W49': '2026-11-29T17:0' }[week];
      expect(String(tally)).toContain(monday ?? '2026-12-06T17:0');
    }
  });

  it('takes nothing of others along', async () => {
    const others = (of: MemoryTable) => {
      const own = new Set(ofPerson(system.store).map(({ pk, sk }) => `${pk} ${sk}`));
      return of.everything().filter(({ pk, sk, kind }) => !own.has(`${pk} ${sk}`) && kind !== 'anonymous');
    };
    expect(others(table)).toEqual(others(system.store));
  });

  it('moves no figure of the next statement, but for what was withdrawn', async () => {
    const moved = { ...system, store: table, deps: { ...system.deps, table } };
    await closeWeek(moved, '2026-W50');
    const { national, proof } = await statementOf(moved, '2026-W50');
    expect(national.corrections).toEqual({});
    expect(proof).toEqual({ choices: true, offices: true, cohorts: true, underWay: 0 });
  });

  it('is not found a second time', async () => {
    const before = table.everything();
    expect(await erase(whom, table, system)).toBe(false);
    expect(table.everything()).toEqual(before);
  });
});

test('wherever an erasure ends, the next call comes to the same', async () => {
  const calls = await callsOf();
  expect(calls).toBeGreaterThan(100);
  for (let at = 1; at <= calls; at += 1)
    for (const when of ['before', 'after'] as const) {
      const table = await copyOf(system.store, 'statement', 'letter');
      const life = new Lifeline(at, when);
      await expect(mortal(table, life)).rejects.toThrow(Killed);
      await erase(whom, table, system);
      expect([at, when, ofPerson(table)]).toEqual([at, when, []]);
      expect([at, when, await counted(table)]).toEqual([at, when, ifStayed]);
    }
}, 60_000);

function mortal(table: MemoryTable, life: Lifeline): Promise<boolean> {
  const { deps } = system;
  return erasePerson(whom, {
    ...deps,
    table: mortalTable(table, life),
    queue: mortalQueue(deps.queue, life),
    now: () => whom.at,
  });
}

async function callsOf(): Promise<number> {
  const life = new Lifeline(Number.POSITIVE_INFINITY, 'before');
  await mortal(await copyOf(system.store, 'statement', 'letter'), life);
  return life.calls;
}

test('two erasures at once come to the same as one', async () => {
  const table = await copyOf(system.store);
  await Promise.allSettled([erase(whom, table, system), erase(whom, table, system)]);
  await erase(whom, table, system);
  expect(ofPerson(table)).toEqual([]);
  expect(await counted(table)).toEqual(ifStayed);
});
