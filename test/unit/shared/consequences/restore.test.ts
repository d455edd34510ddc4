import { beforeEach, describe, expect, it } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import { notify } from '../../../../functions/notify/notify.ts';
import { reconcile } from '../../../../functions/reconcile/reconcile.ts';
import { summarize } from '../../../../functions/summarize/summarize.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { erasePerson } from '../../../../shared/consequences/erase-person.ts';
import { replayErasures } from '../../../../shared/consequences/replay-erasures.ts';
import { carryOver } from '../../../../shared/storage/carry-over.ts';
import type { MemoryTable } from '../../../../shared/storage/memory-table.ts';
import type { Key } from '../../../../shared/storage/table.ts';
import { copyOf } from '../../../support/erasing.ts';
import { weekly } from '../../../support/items.ts';
import { closeWeek, momentIn, mondayAfter, statementOf } from '../../../support/mondays.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { queueEvent } from '../../../support/queue-events.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';
import { methodsOf } from '../../../support/table-methods.ts';

const restoredTo = momentIn('2026-W48', 2, 11);
const erasedAt = momentIn('2026-W48', 3, 10);
const restoredAt = momentIn('2026-W49', 2, 9);

let system: TestSystem;
let persons: readonly string[];
let submissions: readonly string[];
let back: MemoryTable;

const tick = async (at: Date, deps = system.deps) => {
  system.clock.now = at;
  await gather({ scheduledAt: at.toISOString() }, deps);
};

const deliver = (deps: TestSystem['deps']) =>
  notify(queueEvent(...deps.queue.sent.splice(0).map(({ message }) => message)), deps);

/** What can still be found of the persons: items under their keys, and anything sealed of their submissions. */
const markers = (table: MemoryTable): string[] =>
  table
    .everything()
    .filter(
      ({ pk, kind }) => kind !== 'letter' && [...persons, ...submissions].some((name) => pk.includes(name)),
    )
    .map(({ pk, sk }) => `${pk} ${sk}`);

const twice = (): string[] => {
  const tags = system.deps.mailer.sent.map(({ tag }) => tag ?? '');
  return tags.filter((tag, at) => tags.indexOf(tag) !== at);
};

/** The days after the restore, on the restored table: what lags is repaired, ticks and a Monday pass. */
async function live(table: MemoryTable): Promise<TestSystem> {
  const moved = { ...system, store: table, deps: { ...system.deps, table } };
  for (const hour of [10, 13]) {
    await tick(momentIn('2026-W49', 2, hour), moved.deps);
    await deliver(moved.deps);
  }
  system.clock.now = momentIn('2026-W49', 3, 5);
  await reconcile({ scheduledAt: system.clock.now.toISOString() }, moved.deps);
  system.clock.now = mondayAfter('2026-W49');
  await summarize({ scheduledAt: system.clock.now.toISOString() }, moved.deps);
  await tick(momentIn('2026-W50', 1, 10), moved.deps);
  await deliver(moved.deps);
  return moved;
}

const replay = (table: MemoryTable) => replayErasures({ ...system.deps, table });
const carry = (table: MemoryTable) =>
  carryOver(system.store, table, { catalog, readers: [], since: restoredTo, at: restoredAt });

/**
 * Two people apply, one of them in trouble. Their letters are under way when the records are copied, as a restore to that
 * moment finds them. Then the letters go, both are erased, a Monday passes. A third person stays.
 */
beforeEach(async () => {
  system = await startSystem();
  system.clock.now = momentIn('2026-W48', 2, 9);
  const staying = plainBody({
    ...{ submissionId: 'a1b2c3d4-0000-4000-8000-000000000009', nik: '3212076409950009' },
    phone: '+6281100000099',
  });
  await system.enroll(plainBody());
  await system.enroll(troubledBody());
  await system.pump();
  await tick(momentIn('2026-W48', 2, 10));
  const { submissions: found } = await weekly(system.store);
  persons = found.map(({ person }) => person);
  submissions = found.map(({ submission }) => submission);
  await system.enroll(staying);
  await system.pump();
  back = await copyOf(system.store);
  await system.deliver();
  system.clock.now = erasedAt;
  for (const person of persons) await erasePerson({ person, year: 2026, at: erasedAt }, system.deps);
  await closeWeek(system, '2026-W48');
  await system.deliver();
  system.clock.now = restoredAt;
});

describe('records that are restored to before an erasure', () => {
  it('have the persons again: that is what the runbook is for', () => {
    expect(markers(system.store)).toEqual([]);
    expect(markers(back).length).toBeGreaterThan(persons.length);
  });

  it('have nothing of them after the replay, and nothing goes out twice in the days that follow', async () => {
    expect(await carry(back)).toBeGreaterThan(140);
    expect(await replay(back)).toEqual({ erased: 2, gone: 0, mixed: 0 });
    expect(markers(back)).toEqual([]);
    const told = system.deps.mailer.sent.length;
    const moved = await live(back);
    expect(markers(back)).toEqual([]);
    expect(twice()).toEqual([]);
    expect(system.deps.mailer.sent.slice(told).filter(({ tag }) => tag?.includes('_R-'))).toEqual([]);
    expect(await statementOf(moved, '2026-W48')).toEqual(await statementOf(system, '2026-W48'));
    const { proof, national } = await statementOf(moved, '2026-W49');
    expect(proof).toMatchObject({ choices: true, offices: true, underWay: 0 });
    expect(national.corrections).toEqual({});
  });

  it('would send letters again if what had gone were not carried over', async () => {
    await replay(back);
    await live(back);
    expect(twice().length).toBeGreaterThan(0);
  });

  it('come to the same wherever the replay ends, and a second one finds nothing', async () => {
    await carry(back);
    let left = 2;
    const remove = async (key: Key): Promise<void> => {
      left -= 1;
      if (left === 0) throw new Error('ended here');
      await back.remove(key);
    };
    const ended = { ...methodsOf(back), remove };
    await expect(replayErasures({ ...system.deps, table: ended })).rejects.toThrow('ended here');
    await replay(back);
    expect(markers(back)).toEqual([]);
    expect(await replay(back)).toEqual({ erased: 0, gone: 2, mixed: 0 });
  });
});

describe('a tombstone', () => {
  it('leaves alone who applied again after the erasure', async () => {
    await system.enroll(plainBody({ submissionId: 'a1b2c3d4-0000-4000-8000-000000000008' }));
    await system.pump();
    expect(await replay(system.store)).toEqual({ erased: 0, gone: 2, mixed: 0 });
    expect(markers(system.store).length).toBeGreaterThan(0);
  });

  it('says so where a restored application and a later one stand together', async () => {
    system.clock.now = restoredAt;
    const moved = { ...system.deps, table: back };
    const first = back
      .everything()
      .find(({ kind, person }) => kind === 'submission' && person === persons[0]);
    if (!first) throw new Error('nobody is back');
    const receivedAt = restoredAt.toISOString();
    const later = { pk: 'S#later', submission: 'later', weekSort: `${persons[0]}#later#S`, receivedAt };
    await back.put({ ...first, ...later });
    expect(await replayErasures(moved)).toMatchObject({ mixed: 1, erased: 1 });
  });

  it('is a keyed hash and two moments, and ends when nothing that it names can be restored any more', async () => {
    const kept = system.deps.erasures.everything();
    expect(kept).toHaveLength(2);
    for (const { sk, ...stone } of kept) {
      expect(Object.keys(stone).sort()).toEqual(['at', 'expiresAt', 'kind', 'person', 'pk', 'year']);
      expect(persons).toContain(stone['person']);
      expect(sk).toBe(`${stone['person']}#${erasedAt.toISOString()}`);
      expect(Number(stone['expiresAt']) * 1000).toBeGreaterThan(erasedAt.getTime() + 730 * 24 * 3_600_000);
    }
  });
});
