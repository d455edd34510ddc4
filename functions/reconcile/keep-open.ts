import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { prolonged } from '../../shared/referral/retention.ts';
import { keepOn } from '../../shared/storage/keep-on.ts';
import type { OfficeEntry } from '../../shared/storage/office-entries.ts';
import { findReferral } from '../../shared/storage/referrals.ts';
import type { Round } from './round.ts';

/** What is open does not end: silence is told to people, and never settled by the calendar. */
export async function keepOpen(entry: OfficeEntry, round: Round, { table }: ConsequenceDeps): Promise<void> {
  if (prolonged(entry, round.at) === undefined) return;
  await round.attempt('keptOn', async () => {
    const need = await findReferral(table, entry);
    const end = need && prolonged(need, round.at);
    if (!need || end === undefined) return false;
    await keepOn(table, need, end);
    return true;
  });
}
