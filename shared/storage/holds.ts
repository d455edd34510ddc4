import { holdKey } from './keys.ts';
import type { Item, Table } from './table.ts';

/** Counting ends with the hour; a day later nobody needs the set. */
const keepSeconds = 24 * 60 * 60;
/**
 * 48 of a submission's 128 bits tell 5,000 apart; two that look alike (once in 20 million such hours) count as one.
 * A full set weighs 9 KB at 1,000 members and 45 KB at 5,000, and each count costs a write unit per KB:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
const memberLength = 8;

/**
 * The how-manieth submission of the hour this is at most, for what is counted (an HMAC of a source or a phone); beyond
 * the limit it is the one after it. The set grows to the limit only, so that a redelivered submission counts once and
 * an item stays small.
 */
export async function placeInHour(
  table: Table,
  counted: string,
  submission: { readonly submission: string; readonly receivedAt: string },
  limit: number,
): Promise<number> {
  const key = holdKey(counted, submission.receivedAt.slice(0, 13));
  const member = submission.submission.slice(0, memberLength);
  const expiresAt = Math.floor(Date.parse(submission.receivedAt) / 1000) + keepSeconds;
  const counting = await table.update(
    key,
    { addToSet: { members: member }, orCreate: { kind: 'hold', expiresAt } },
    { roomInSet: { name: 'members', member, limit } },
  );
  if (counting.updated) return membersOf(counting.item);
  // Told of more than a day later, the set is past: nobody counts that hour, and nobody is held.
  return counting.item === undefined ? 0 : limit + 1;
}

const membersOf = ({ members }: Item): number => (members as readonly string[]).length;
