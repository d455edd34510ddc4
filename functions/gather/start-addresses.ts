import { dateIn } from '../../shared/calendar/zone.ts';
import { firstDay, inEffect, startsBy } from '../../shared/directory/address.ts';
import { noticeFor } from '../../shared/directory/notice.ts';
import { neverArrived } from '../../shared/letter/letter-states.ts';
import { postLetter } from '../../shared/messaging/post-letter.ts';
import { findLetter, type Letter, letterId } from '../../shared/storage/letters.ts';
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
 * A proven address whose day has come takes the place of the one before, unless who could object has not been told, or
 * only just. A letter that came back told nobody: then the desk is told in its place, and has as long.
 */
async function start(entry: DirectoryEntry, tick: Date, deps: GatherDeps): Promise<DirectoryEntry> {
  const { table, report } = deps;
  if (!startsBy(entry, tick)) return entry;
  const named = entry.proof?.notice;
  const notice = named === undefined ? undefined : await findLetter(table, named);
  const cameBack = notice?.office === entry.office && neverArrived(notice.state);
  if (cameBack && (await tellDesk(entry, tick, deps)))
    return (await findOffice(table, entry.office)) ?? entry;
  if (named !== undefined && !isTold(notice, entry, tick)) return entry;
  if (await changeOffice(table, entry, inEffect(entry)))
    report.log('address-started', { office: entry.office });
  return (await findOffice(table, entry.office)) ?? entry;
}

/** On its way for an hour it was told in time. */
const underWayMs = 60 * 60 * 1000;

function isTold(notice: Letter | undefined, entry: DirectoryEntry, tick: Date): boolean {
  if (!notice?.claimedAt || notice.state === 'queued' || notice.state === 'claimed') return false;
  const toldAt = new Date(Date.parse(notice.claimedAt) - underWayMs);
  return firstDay(entry, toldAt) <= dateIn(tick, entry.zone);
}

/** False where the desk cannot be told either. */
async function tellDesk(entry: DirectoryEntry, tick: Date, deps: GatherDeps): Promise<boolean> {
  const { proof, change } = entry;
  const { notice } = await noticeFor('desk', entry, tick, deps);
  if (!notice || !proof || !change) return false;
  await postLetter(notice, deps);
  const waits = { ...change, startsOn: firstDay(entry, tick) };
  const after = { ...entry, proof: { ...proof, notice: letterId(notice) }, change: waits };
  if (await changeOffice(deps.table, entry, after))
    deps.report.log('address-told-to-desk', { office: entry.office });
  return true;
}
