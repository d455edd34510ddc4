import { sideBySide } from '../../shared/batch/side-by-side.ts';
import { DAY_MS } from '../../shared/calendar/day.ts';
import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { isFresh } from '../../shared/referral/answer.ts';
import { isOpen } from '../../shared/referral/states.ts';
import { isWithdrawnBy } from '../../shared/referral/withdrawal.ts';
import { shardCount } from '../../shared/storage/keys.ts';
import { listParts, type OfficeEntry, readEntry } from '../../shared/storage/office-entries.ts';
import { leaveList } from '../../shared/storage/referrals.ts';
import { endWithdrawal } from './end-withdrawal.ts';
import { escalate, isSilent } from './escalate.ts';
import { keepOpen } from './keep-open.ts';
import { notice } from './notice.ts';
import type { Round } from './round.ts';
import { tellIfUntold } from './tell-if-untold.ts';
import { writeMissing } from './write-missing.ts';

/** An answer is looked at this long, so that a run may be missed six times. A closure is looked at when it leaves, too. */
const lookedAtMs = 7 * DAY_MS;

/** One pass over what every office has in its list: each entry is judged by itself, and read only where it is due. */
export async function lookAtLists(round: Round, deps: ConsequenceDeps): Promise<void> {
  const parts = deps.catalog.offices.flatMap(({ id }) => listParts(deps.table, id));
  await sideBySide(shardCount, parts, async ({ office, items }) => {
    for await (const item of items)
      await round.entry(async () => lookAt(readEntry(item), office, round, deps));
  });
}

async function lookAt(
  entry: OfficeEntry,
  office: string,
  round: Round,
  deps: ConsequenceDeps,
): Promise<void> {
  const { at, before } = round;
  const over = !isOpen(entry.state) && !isFresh(entry, at);
  const { answeredAt } = entry;
  if (answeredAt && answeredAt < before && (over || isRecent(answeredAt, at)))
    await round.attempt('decisions', () => writeMissing(entry, deps));
  if (entry.restricted && entry.state === 'pending' && entry.since < round.startedAt)
    await round.attempt('letters', () => tellIfUntold(entry, deps));
  if (isWithdrawnBy(entry, at)) return round.attempt('withdrawn', () => endWithdrawal(entry, round, deps));
  if (!(await movesOn(entry, office, round, deps))) await notice(entry, office, round, deps);
  await keepOpen(entry, round, deps);
  if (over) await round.attempt('leftList', () => leave(entry, deps));
}

async function movesOn(
  entry: OfficeEntry,
  office: string,
  round: Round,
  deps: ConsequenceDeps,
): Promise<boolean> {
  if (!isSilent({ ...entry, office }, round.at, deps.catalog)) return false;
  let moved = false;
  await round.attempt('escalated', async () => {
    moved = await escalate(entry, round, deps);
    return moved;
  });
  return moved;
}

/** Nobody looks at its answers after that: what is still to be written keeps it for another day. */
const leave = async (entry: OfficeEntry, deps: ConsequenceDeps): Promise<boolean> =>
  !(await writeMissing(entry, deps)) && leaveList(deps.table, entry, entry);

const isRecent = (answeredAt: string, at: Date): boolean =>
  at.getTime() - Date.parse(answeredAt) < lookedAtMs;
