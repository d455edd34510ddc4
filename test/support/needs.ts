import type { ReferralChange } from '../../shared/referral/change.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { createReferral } from '../../shared/storage/referrals.ts';
import type { Table } from '../../shared/storage/table.ts';
import { testDigests } from './system.ts';

/**
 * A referral as `dispatch` would have written it; another number is another person. No office supports its program, so
 * that letters are its owner's alone.
 */
export const need = (number: number, changes: Partial<Referral> = {}): Referral => ({
  kind: 'referral',
  person: testDigests.person(`person ${number}`, 2026),
  submission: testDigests.submission(`receipt ${number}`),
  ...{ program: 'pelatihan-kerja', year: 2026, week: '2026-W48', district: '32.12', group: 'purna' },
  ...{ flags: [], restricted: false, office: 'disnaker@32.12', ownerNumber: 1, hops: 0 },
  ...{ state: 'pending', due: '2026-12-31', receivedAt: '2026-11-25T01:00:00.000Z' },
  ...{ since: '2026-11-25T01:00:00.000Z', changedAt: '2026-11-25T01:00:00.000Z', answers: [] },
  ...changes,
});

/** The referral as it stands after an answer. */
export function changedBy(referral: Referral, { set, remove }: ReferralChange): Referral {
  const gone: readonly string[] = remove;
  const kept = Object.entries(referral).filter(([name]) => !gone.includes(name));
  return { ...(Object.fromEntries(kept) as Referral), ...set };
}

export async function addNeeds(table: Table, ...needs: readonly Referral[]): Promise<void> {
  for (const referral of needs) await createReferral(table, referral, { sex: 'f', ageBand: '25-34' });
}
