import { describe, expect, it, test } from 'vitest';
import { gather } from '../../../../functions/gather/gather.ts';
import { erasePerson } from '../../../../shared/consequences/erase-person.ts';
import type { Item } from '../../../../shared/storage/table.ts';
import { weeksFrom } from '../../../support/composed-weeks.ts';
import { counted, livedLife } from '../../../support/erasing.ts';
import { weekly } from '../../../support/items.ts';
import { closeWeek, momentIn, mondayAfter, statementOf } from '../../../support/mondays.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';
import { methodsOf } from '../../../support/table-methods.ts';

async function oneApplied(body = plainBody()) {
  const system = await startSystem();
  system.clock.now = momentIn('2026-W48', 2, 9);
  await system.enroll(body);
  const [submission] = (await weekly(system.store)).submissions;
  if (!submission) throw new Error('nobody applied');
  return { system, whom: { person: submission.person, year: 2026, at: system.clock.now } };
}

const mentions = ({ store }: TestSystem, person: string): boolean =>
  JSON.stringify(store.everything()).includes(person);

describe('what lags behind an erasure', () => {
  it('is brought to its end before: a submission that dispatch has not seen counts all the same', async () => {
    const { system, whom } = await oneApplied();
    await erasePerson(whom, system.deps);
    const [count] = await counted(system.store);
    expect(count).toMatchObject({ underWay: 0, unmatched: 0 });
    expect(count?.national).toMatchObject({ submissions: 1, choices: 1, closed: 1, people: 1 });
    expect(count?.national).not.toHaveProperty('open');
  });

  it('brings nobody back: records of the stream that come afterwards', async () => {
    const { system, whom } = await oneApplied();
    await erasePerson(whom, system.deps);
    const before = system.store.everything();
    await system.pump();
    expect(system.store.everything()).toEqual(before);
    expect(mentions(system, whom.person)).toBe(false);
  });

  it('is taken away by a call on the day after, and counts nowhere', async () => {
    const { system, whom } = await livedLife();
    const needs = system.store
      .everything()
      .filter(({ pk, kind }) => pk.includes(whom.person) && kind !== 'view');
    await erasePerson(whom, system.deps);
    const count = await counted(system.store);
    for (const need of needs) await system.store.put(need);
    expect(await erasePerson(whom, system.deps)).toBe(true);
    expect(mentions(system, whom.person)).toBe(false);
    expect(await counted(system.store)).toEqual(count);
  });
});

test('a Monday that runs in between leaves nothing behind, also of the oldest week that it counts again', async () => {
  const { system, whom } = await oneApplied();
  await system.pump();
  for (const week of weeksFrom('2026-W48', 5)) await closeWeek(system, week);
  const at = mondayAfter('2026-W53');
  const putNew = async (item: Item) => {
    if (item['kind'] === 'anonymous') throw new Error('ended here');
    return system.store.putNew(item);
  };
  const table = { ...methodsOf(system.store), putNew };
  await expect(erasePerson({ ...whom, at }, { ...system.deps, table })).rejects.toThrow('ended here');
  await closeWeek(system, '2026-W53');
  expect((await statementOf(system, '2026-W53')).national.corrections).toHaveProperty('2026-W48');
  await erasePerson({ ...whom, at }, system.deps);
  await closeWeek(system, '2027-W01');
  const { national, offices } = await statementOf(system, '2027-W01');
  expect([national.closing, offices['disnaker@32.12']?.closing]).toEqual([{}, {}]);
  expect(national.total).toMatchObject({ people: 1, choices: 1, closed: 1 });
});

describe('letters that are under way when a person is erased', () => {
  it.each([
    ['of a usual need', plainBody()],
    ['of a person in trouble', troubledBody()],
  ])('%s arrive, and say nothing of anybody; none follows', async (_what, body) => {
    const { system, whom } = await oneApplied(body);
    await system.pump();
    const tick = (hour: number) =>
      gather({ scheduledAt: momentIn('2026-W48', 2, hour).toISOString() }, system.deps);
    await tick(10);
    const queued = system.deps.queue.sent.length;
    expect(queued).toBeGreaterThan(0);
    await erasePerson(whom, system.deps);
    await system.deliver();
    expect(system.deps.mailer.sent).toHaveLength(queued);
    expect(JSON.stringify(system.deps.mailer.sent)).not.toContain(body.name);
    await tick(15);
    expect(system.deps.queue.sent).toEqual([]);
  });
});

test('who applies again after an erasure is a new person, with a need and no check', async () => {
  const { system, whom } = await oneApplied();
  await system.pump();
  await erasePerson(whom, system.deps);
  await system.pump();
  await system.enroll(plainBody({ submissionId: 'a1b2c3d4-0000-4000-8000-000000000001' }));
  await system.pump();
  expect((await weekly(system.store)).referrals).toMatchObject([{ kind: 'referral', state: 'pending' }]);
  const [count] = await counted(system.store);
  expect(count?.national).toMatchObject({ people: 2, referrals: 2 });
});
