import { inEffect, startsBy } from '../../shared/directory/address.ts';
import { findLetter } from '../../shared/storage/letters.ts';
import { changeOffice, type DirectoryEntry, findOffice } from '../../shared/storage/offices.ts';
import type { GatherDeps } from './deps.ts';

type Fail = (event: string, error: unknown, fields: { readonly office: string }) => void;

/** The directory at that tick. */
export async function startAddresses(
  entries: readonly DirectoryEntry[],
  tick: Date,
  deps: GatherDeps,
  fail: Fail,
): Promise<DirectoryEntry[]> {
  const now: DirectoryEntry[] = [];
  for (const entry of entries)
    now.push(
      await start(entry, tick, deps).catch((error: unknown) => {
        fail('address-not-started', error, { office: entry.office });
        return entry;
      }),
    );
  return now;
}

/**
 * A proven address whose day has come takes the place of the one before, unless the letter that tells of it waits still:
 * who could object has not been told. Answers the entry as it is now.
 */
async function start(
  entry: DirectoryEntry,
  tick: Date,
  { table, report }: GatherDeps,
): Promise<DirectoryEntry> {
  if (!startsBy(entry, tick) || !(await isTold(entry, table))) return entry;
  if (await changeOffice(table, entry, inEffect(entry)))
    report.log('address-started', { office: entry.office });
  return (await findOffice(table, entry.office)) ?? entry;
}

async function isTold({ proof }: DirectoryEntry, table: GatherDeps['table']): Promise<boolean> {
  if (proof?.notice === undefined) return true;
  const letter = await findLetter(table, proof.notice);
  return letter !== undefined && letter.state !== 'queued' && letter.state !== 'claimed';
}
