import type { SharedNeeds } from '../../shared/pages/office/shared.ts';
import { findShared, type SharedEntry, sharedEntries } from '../../shared/storage/shares.ts';
import type { OfficeDeps } from './deps.ts';
import { groupByPerson } from './group-needs.ts';

/** As many as one page of a phone holds, the newest ones. */
const mostShown = 80;

/** What others let this office see. What the index still has of ended shares is left out. */
export async function loadShared(office: string, deps: OfficeDeps): Promise<SharedNeeds> {
  const entries: SharedEntry[] = [];
  for await (const entry of sharedEntries(deps.table, office)) entries.push(entry);
  const newest = entries.sort(newestFirst).slice(0, mostShown);
  const found = await Promise.all(newest.map((entry) => findShared(deps.table, entry, office)));
  const standing = found.filter((referral) => referral !== undefined);
  return {
    persons: await groupByPerson(standing, office, deps),
    count: standing.length,
    isCut: entries.length > newest.length,
  };
}

const newestFirst = (a: SharedEntry, b: SharedEntry): number => (a.since < b.since ? 1 : -1);
