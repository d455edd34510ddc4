import type { SharedNeeds } from '../../shared/pages/office/shared.ts';
import { isGuest } from '../../shared/referral/guest-offices.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { findShared, type SharedEntry, sharedEntries } from '../../shared/storage/shares.ts';
import type { OfficeDeps } from './deps.ts';
import { groupByPerson } from './group-needs.ts';

/** As many as one page of a phone holds, the newest ones. */
const mostShown = 80;

/** What others let this office see. */
export async function loadShared(office: string, deps: OfficeDeps): Promise<SharedNeeds> {
  const entries: SharedEntry[] = [];
  for await (const entry of sharedEntries(deps.table, office)) entries.push(entry);
  const standing = await newestStanding(entries.sort(newestFirst), office, deps);
  const shown = standing.slice(0, mostShown);
  return {
    persons: await groupByPerson(shown, office, deps),
    count: shown.length,
    isCut: standing.length > shown.length,
  };
}

/** Until the night the index still has what has ended: that must not take the place of what stands. */
async function newestStanding(
  entries: readonly SharedEntry[],
  office: string,
  deps: OfficeDeps,
): Promise<Referral[]> {
  const standing: Referral[] = [];
  for (let at = 0; at < entries.length && standing.length <= mostShown; at += mostShown) {
    const next = entries.slice(at, at + mostShown).map((entry) => findShared(deps.table, entry, office));
    for (const referral of await Promise.all(next))
      if (referral && isGuest(referral, office)) standing.push(referral);
  }
  return standing;
}

const newestFirst = (a: SharedEntry, b: SharedEntry): number => (a.since < b.since ? 1 : -1);
