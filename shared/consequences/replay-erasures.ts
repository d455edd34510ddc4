import { type Erased, isBeingErased } from '../storage/erasure.ts';
import { itemsOf } from '../storage/persons-items.ts';
import { readSubmission } from '../storage/submissions.ts';
import type { Table } from '../storage/table.ts';
import { tombstones } from '../storage/tombstones.ts';
import { type EraseDeps, erasePerson } from './erase-person.ts';

/** `mixed`: persons of whom a restored application and a later one stand side by side; somebody has to look. */
export type Replayed = { readonly erased: number; readonly gone: number; readonly mixed: number };

type Found = 'gone' | 'back' | 'mixed';

/**
 * Erases again whom a restore has brought back. Comes before anything else reads the restored table. Who applied again
 * after the erasure is a new person, and stays.
 */
export async function replayErasures(deps: EraseDeps): Promise<Replayed> {
  const done = { erased: 0, gone: 0, mixed: 0 };
  for await (const whom of tombstones(deps.erasures)) {
    const found = await look(whom, deps.table);
    if (found === 'back') await erasePerson(whom, deps);
    done[found === 'back' ? 'erased' : found] += 1;
  }
  return done;
}

async function look(whom: Erased, table: Table): Promise<Found> {
  if (await isBeingErased(table, whom.person)) return 'back';
  const { submissions, others } = await itemsOf(table, whom.person, whom.year);
  if (submissions.length === 0) return others.length > 0 ? 'back' : 'gone';
  const asked = whom.at.toISOString();
  const before = submissions.map(readSubmission).filter(({ receivedAt }) => receivedAt <= asked);
  if (before.length === 0) return 'gone';
  return before.length === submissions.length ? 'back' : 'mixed';
}
