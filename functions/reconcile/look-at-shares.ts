import { sideBySide } from '../../shared/batch/side-by-side.ts';
import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { tellGuestAtOnce } from '../../shared/consequences/tell-at-once.ts';
import { shardCount } from '../../shared/storage/keys.ts';
import {
  findShared,
  leaveShared,
  type SharedEntry,
  sharedEntries,
  standingShares,
} from '../../shared/storage/shares.ts';
import type { Round } from './round.ts';

/** What an owner no longer shares leaves the list of the office that was let in. What still stands, and is urgent, has a letter. */
export async function lookAtShares(round: Round, deps: ConsequenceDeps): Promise<void> {
  await sideBySide(shardCount, deps.catalog.offices, async ({ id }) => {
    for await (const entry of sharedEntries(deps.table, id))
      if (entry.since < round.startedAt) await round.entry(() => lookAt(entry, id, round, deps));
  });
}

async function lookAt(
  entry: SharedEntry,
  office: string,
  round: Round,
  deps: ConsequenceDeps,
): Promise<void> {
  const referral = await findShared(deps.table, entry, office);
  if (!referral) return round.attempt('leftList', () => leaveShared(deps.table, entry));
  const share = standingShares(referral).find((one) => one.with === office);
  if (share && referral.restricted)
    await round.attempt('letters', () => tellGuestAtOnce(referral, share, deps));
}
