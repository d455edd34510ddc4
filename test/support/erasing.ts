import { catalog } from '../../shared/catalog/current.ts';
import { erasePerson } from '../../shared/consequences/erase-person.ts';
import type { AnswerRequest } from '../../shared/referral/answer-request.ts';
import type { WeekCount } from '../../shared/statement/week-count.ts';
import type { Erased } from '../../shared/storage/erasure.ts';
import { MemoryTable } from '../../shared/storage/memory-table.ts';
import { recordView } from '../../shared/storage/views.ts';
import { countWeek } from '../../shared/storage/week-index.ts';
import { answerAsOwner } from './answering.ts';
import { askFor } from './asking.ts';
import { weekly } from './items.ts';
import { closeWeek, momentIn } from './mondays.ts';
import { plainBody, planningBody, troubledBody } from './people.ts';
import { startSystem, type TestSystem } from './system.ts';

export const lifeWeeks = ['2026-W48', '2026-W49', '2026-W50'] as const;
const repeatId = 'a1b2c3d4-0000-4000-8000-000000000001';

/**
 * A person with everything that an erasure meets: three programs, a note from the answers, a repeated application, needs
 * answered, shared, confirmed, open, held in lists; somebody looked; two weeks are frozen. And another person.
 */
export async function livedLife(): Promise<{ readonly system: TestSystem; readonly whom: Erased }> {
  const system = await startSystem();
  system.clock.now = momentIn('2026-W48', 2, 9);
  const choices = [{ program: 'pelatihan-kerja' }, { program: 'edukasi-keuangan' }];
  const body = planningBody({ choices });
  await system.enroll(body);
  await system.enroll({ ...body, submissionId: repeatId, phone: '+6281100000099' });
  await system.enroll(plainBody());
  await system.enroll(troubledBody());
  await system.pump();
  const person = await personOf(system);
  await answerAll(system, 'pelatihan-kerja', { action: 'accept' }, { action: 'close', outcome: 'trained' });
  await closeWeek(system, '2026-W48');
  system.clock.now = momentIn('2026-W49', 1, 10);
  const [first] = (await weekly(system.store)).submissions.filter((one) => one.person === person);
  if (!first) throw new Error('nobody applied');
  await askFor(
    system.store,
    first,
    { kind: 'confirm', choice: 1, answer: 'yes', closure: 2 },
    system.clock.now,
  );
  await system.pump();
  await closeWeek(system, '2026-W49');
  return { system, whom: { person, year: 2026, at: momentIn('2026-W50', 2, 11) } };
}

async function personOf({ store }: TestSystem): Promise<string> {
  const { submissions } = await weekly(store);
  const planner = submissions.find(({ plan }) => plan === 'abroad-household');
  if (!planner) throw new Error('nobody plans');
  return planner.person;
}

async function answerAll(system: TestSystem, program: string, ...answers: AnswerRequest[]): Promise<void> {
  const { referrals } = await weekly(system.store);
  const need = referrals.find((one) => one.program === program && one.kind === 'referral');
  if (!need) throw new Error(`nobody asked for ${program}`);
  await recordView(system.store, need, {
    at: system.clock.now.toISOString(),
    ...{ office: need.office, by: 'AB' },
  });
  for (const answer of answers) await answerAsOwner(system, need, answer);
  await system.pump();
}

/** The same items in a table of their own; `without` leaves out kinds that somebody does not look at. */
export async function copyOf(table: MemoryTable, ...without: readonly string[]): Promise<MemoryTable> {
  const copy = new MemoryTable();
  for (const item of table.everything()) if (!without.includes(String(item['kind']))) await copy.put(item);
  return copy;
}

/** What the weeks count, but for the hash, which names the entries themselves. */
export async function counted(table: MemoryTable): Promise<Omit<WeekCount, 'hash'>[]> {
  const counts: Omit<WeekCount, 'hash'>[] = [];
  for (const week of lifeWeeks) {
    const { hash: _, ...count } = await countWeek(table, week, catalog);
    counts.push(count);
  }
  return counts;
}

export const erase = (whom: Erased, table: MemoryTable, { deps }: TestSystem): Promise<boolean> =>
  erasePerson(whom, { ...deps, table, now: () => whom.at });
