import { inOfficeHours } from '../../shared/calendar/office-hours.ts';
import { jakartaDate } from '../../shared/calendar/week.ts';
import { addWorkingDays } from '../../shared/calendar/working-days.ts';
import { type Counts, draftArrivals } from '../../shared/letter/draft-letters.ts';
import { neverArrived } from '../../shared/letter/letter-states.ts';
import { postLetter, queueWaiting } from '../../shared/messaging/post-letter.ts';
import { isOpenAt, nextDue } from '../../shared/referral/withdrawal.ts';
import { type Draft, type Letter, newestArrived, newestLetter } from '../../shared/storage/letters.ts';
import { officeEntries } from '../../shared/storage/office-entries.ts';
import type { DirectoryEntry } from '../../shared/storage/offices.ts';
import type { CountedWeeks } from './count-needs.ts';
import type { GatherDeps } from './deps.ts';
import { findNews, needsOf, sharesWith } from './find-news.ts';
import { supportNews } from './support-news.ts';

const hourMs = 60 * 60 * 1000;
/** The scheduler may fire this much before its time, so that the third hour is not missed by seconds. */
const earlyMs = 60 * 1000;
/** Freezes and queues one letter if there is something new to tell and the office wants to hear it now. */
export async function writeToOffice(
  office: DirectoryEntry,
  tick: Date,
  deps: GatherDeps,
  counted?: CountedWeeks,
): Promise<boolean> {
  if (!inOfficeHours(tick, office.zone)) return false;
  const last = await newestLetter(deps.table, office.mailbox, 'W-');
  // The same tick once more: whoever froze this letter may have ended before it was queued.
  if (last?.tick === tick.toISOString()) {
    await queueWaiting(last, deps);
    return false;
  }
  if (last && !rhythmHasPassed(last, office, tick, deps)) return false;
  const heard =
    last && neverArrived(last.state) ? await newestArrived(deps.table, office.mailbox, 'W-') : last;
  const arrivals = await findNews(needsOf(office, heard, deps), heard, tick);
  const shares = await findNews(sharesWith(office, heard, deps), heard, tick);
  const support = supportNews(office.office, heard?.supportedByWeek, counted, deps.catalog);
  const { new: fresh, withdrawals } = arrivals.fresh;
  const { shared } = shares.fresh;
  if (fresh + withdrawals + shared + support.fresh === 0) return false;
  const counts = {
    new: fresh,
    ...(await countTerms(office, tick, deps)),
    ...(withdrawals > 0 && { withdrawals }),
    ...(shared > 0 && { shared }),
    ...(support.fresh > 0 && { supported: support.fresh }),
  };
  const number = runningNumber(last) + 1;
  const covers = [...arrivals.covers, ...shares.covers];
  const told = { covers, ...(support.told && { supportedByWeek: support.told }) };
  return queueLetter(office, tick, { number, counts, told }, deps);
}

function rhythmHasPassed(last: Letter, office: DirectoryEntry, tick: Date, deps: GatherDeps): boolean {
  const rhythmMs = (office.rhythmHours ?? deps.rhythmHours) * hourMs;
  return tick.getTime() - Date.parse(last.tick) >= rhythmMs - earlyMs;
}

const runningNumber = (letter: Letter | undefined): number => Number(letter?.sk.slice('W-'.length) ?? 0);

async function countTerms(
  office: DirectoryEntry,
  tick: Date,
  deps: GatherDeps,
): Promise<Pick<Counts, 'due' | 'overdue'>> {
  const today = jakartaDate(tick);
  const soon = addWorkingDays(today, 1);
  const counts = { due: 0, overdue: 0 };
  for await (const entry of officeEntries(deps.table, office.office)) {
    if (!isOpenAt(entry, tick)) continue;
    const due = nextDue(entry);
    if (due < today) counts.overdue += 1;
    else if (due <= soon) counts.due += 1;
  }
  return counts;
}

type Content = {
  readonly number: number;
  readonly counts: Counts;
  /** What the next letter must not tell again. */
  readonly told: Pick<Draft, 'covers' | 'supportedByWeek'>;
};

/** The conditional put decides between two ticks at once; the loser's news is in the winner's letter. */
async function queueLetter(
  office: DirectoryEntry,
  tick: Date,
  { number, counts, told }: Content,
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
  );
  return postLetter({ ...draft, ...told }, deps);
}
