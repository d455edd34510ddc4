import { DAY_MS } from '../../shared/calendar/day.ts';
import { jakartaDate } from '../../shared/calendar/week.ts';
import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { cameBy } from '../../shared/referral/came-by.ts';
import { isOpen } from '../../shared/referral/states.ts';
import type { OfficeEntry } from '../../shared/storage/office-entries.ts';
import { findReferral } from '../../shared/storage/referrals.ts';
import type { Round } from './round.ts';

/** What is held waits for the desk alone, and its person waits with it: a weekend, and a day. */
const heldTooLongMs = 3 * DAY_MS;
/** Longer than all tries of one morning, shorter than a day: what moved on is told once. */
const thisMorningMs = DAY_MS / 2;

/** Takes down what of an open need the desk should hear. */
export async function notice(
  entry: OfficeEntry,
  office: string,
  round: Round,
  deps: ConsequenceDeps,
): Promise<void> {
  if (!isOpen(entry.state)) return;
  const { counts, needs } = round.found;
  needs.open.add(office);
  if (entry.state === 'held' && isBefore(entry.since, round.at, heldTooLongMs)) counts.held += 1;
  // What is held is overdue like the rest, as on the desk's page and in its list.
  if (entry.due < jakartaDate(round.at)) needs[entry.restricted ? 'protected' : 'overdue'].add(office);
  if (entry.restricted && entry.ownerNumber > 1 && !isBefore(entry.since, round.at, thisMorningMs))
    await noticeMove(entry, round, deps);
}

/** An earlier try of this run may have moved it, and ended before it could tell. */
async function noticeMove(entry: OfficeEntry, { found }: Round, { table }: ConsequenceDeps): Promise<void> {
  const referral = await findReferral(table, entry);
  if (referral && cameBy(referral) === 'escalate') found.sawMovedOn(entry);
}

const isBefore = (moment: string, at: Date, ms: number): boolean => at.getTime() - Date.parse(moment) > ms;
