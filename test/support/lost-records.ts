import type { Referral } from '../../shared/referral/referral.ts';
import type { Submission } from '../../shared/storage/submissions.ts';
import { weekly } from './items.ts';
import type { TestSystem } from './system.ts';

/** Dispatch is never told of what changed: the stream forgot it. */
export function loseRecords({ stream }: Pick<TestSystem, 'stream'>): void {
  if (stream.take().length === 0) throw new Error('nothing was there to lose');
}

export async function onlySubmission({ store }: Pick<TestSystem, 'store'>): Promise<Submission> {
  const { submissions } = await weekly(store);
  const [submission] = submissions;
  if (!submission || submissions.length > 1) throw new Error(`${submissions.length} submissions`);
  return submission;
}

export async function onlyReferral({ store }: Pick<TestSystem, 'store'>): Promise<Referral> {
  const { referrals } = await weekly(store);
  const [referral] = referrals;
  if (!referral || referrals.length > 1) throw new Error(`${referrals.length} referrals`);
  return referral;
}

/** Nights after the day on which tests begin, at the hour of the daily run: 05:00 in Jakarta. */
export const nightAfter = (days: number): Date =>
  new Date(Date.parse('2026-11-25T22:00:00.000Z') + (days - 1) * 86_400_000);
