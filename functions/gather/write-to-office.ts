import { inOfficeHours } from '../../shared/calendar/office-hours.ts';
import { jakartaDate } from '../../shared/calendar/week.ts';
import { addWorkingDays } from '../../shared/calendar/working-days.ts';
import type { Digests } from '../../shared/identity/digests.ts';
import { type Counts, draftArrivals } from '../../shared/letter/draft-letters.ts';
import { postLetter, queueWaiting } from '../../shared/messaging/post-letter.ts';
import { isOpen } from '../../shared/referral/states.ts';
import { type Letter, newestLetter } from '../../shared/storage/letters.ts';
import { type OfficeEntry, officeEntries } from '../../shared/storage/office-entries.ts';
import type { DirectoryEntry } from '../../shared/storage/offices.ts';
import type { GatherDeps } from './deps.ts';

const hourMs = 60 * 60 * 1000;
/** The scheduler may fire this much before its time, so that the third hour is not missed by seconds. */
const earlyMs = 60 * 1000;
/** An entry can become visible this long after its `since`: index lag, and a retry of `dispatch`. */
const lateMs = hourMs;
/** A letter's item stays far below DynamoDB's 400 KB: what is new beyond that waits for the next letter. */
const mostCovered = 5_000;

/** Freezes and queues one letter if there is something new to tell and the office wants to hear it now. */
export async function writeToOffice(office: DirectoryEntry, tick: Date, deps: GatherDeps): Promise<boolean> {
  if (!inOfficeHours(tick, office.zone)) return false;
  const last = await newestLetter(deps.table, office.mailbox, 'W-');
  // The same tick once more: whoever froze this letter may have ended before it was queued.
  if (last?.tick === tick.toISOString()) {
    await queueWaiting(last, deps);
    return false;
  }
  if (last && !rhythmHasPassed(last, office, tick, deps)) return false;
  const arrivals = await findArrivals(office, last, tick, deps);
  if (arrivals.fresh === 0) return false;
  const counts = { new: arrivals.fresh, ...(await countTerms(office, tick, deps)) };
  return queueLetter(
    office,
    tick,
    { number: runningNumber(last) + 1, counts, covers: arrivals.covers },
    deps,
  );
}

function rhythmHasPassed(last: Letter, office: DirectoryEntry, tick: Date, deps: GatherDeps): boolean {
  const rhythmMs = (office.rhythmHours ?? deps.rhythmHours) * hourMs;
  return tick.getTime() - Date.parse(last.tick) >= rhythmMs - earlyMs;
}

const runningNumber = (letter: Letter | undefined): number => Number(letter?.sk.slice('W-'.length) ?? 0);

/** `fresh` counts what no letter told yet; `covers` names all that the next letter's look backwards will meet again. */
async function findArrivals(
  office: DirectoryEntry,
  last: Letter | undefined,
  tick: Date,
  deps: GatherDeps,
): Promise<{ fresh: number; covers: string[] }> {
  const digests = await deps.digests();
  const told = new Set(last?.covers);
  const window = new Date(tick.getTime() - lateMs).toISOString();
  let fresh = 0;
  const covers: string[] = [];
  for await (const entry of officeEntries(deps.table, office.office, last && lookBack(last))) {
    const name = nameOf(entry, digests);
    const isNews = isUntold(entry) && !told.has(name);
    const comesAgain = entry.since > window;
    if (isNews && comesAgain && covers.length >= mostCovered) continue;
    if (isNews) fresh += 1;
    if ((isNews || told.has(name)) && comesAgain) covers.push(name);
  }
  return { fresh, covers };
}

const lookBack = (last: Letter): string => new Date(Date.parse(last.tick) - lateMs).toISOString();

/** Restricted cases have letters of their own; what the office has answered already is no news to it. */
const isUntold = (entry: OfficeEntry): boolean =>
  !entry.restricted && (entry.state === 'pending' || entry.state === 'held');

const nameOf = (entry: OfficeEntry, digests: Digests): string =>
  `${digests.item(entry.pk, entry.sk)}-${entry.ownerNumber}`;

async function countTerms(
  office: DirectoryEntry,
  tick: Date,
  deps: GatherDeps,
): Promise<Pick<Counts, 'due' | 'overdue'>> {
  const today = jakartaDate(tick);
  const soon = addWorkingDays(today, 1);
  const counts = { due: 0, overdue: 0 };
  for await (const entry of officeEntries(deps.table, office.office)) {
    if (!isOpen(entry.state)) continue;
    if (entry.due < today) counts.overdue += 1;
    else if (entry.due <= soon) counts.due += 1;
  }
  return counts;
}

type Content = { readonly number: number; readonly counts: Counts; readonly covers: readonly string[] };

/** The conditional put decides between two ticks at once; the loser's news is in the winner's letter. */
async function queueLetter(
  office: DirectoryEntry,
  tick: Date,
  { number, counts, covers }: Content,
  deps: GatherDeps,
): Promise<boolean> {
  const draft = draftArrivals(
    {
      office,
      officeName: deps.catalog.office(office.office).name,
      sk: `W-${String(number).padStart(6, '0')}`,
      tokens: await deps.tokens(),
      origin: deps.origin,
      tick,
      queuedAt: tick,
    },
    counts,
    covers,
  );
  return postLetter(draft, deps);
}
