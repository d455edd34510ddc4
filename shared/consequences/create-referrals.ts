import { checkOf, referralsOf } from '../referral/create.ts';
import type { Referral } from '../referral/referral.ts';
import { placeInHour } from '../storage/holds.ts';
import { createReferral } from '../storage/referrals.ts';
import type { Submission } from '../storage/submissions.ts';
import type { ConsequenceDeps } from './deps.ts';
import { tellAtOnce } from './tell-at-once.ts';

/**
 * One referral for each choice. The conditional put decides who was first: where the referral of this person, program
 * and year names another submission, this choice becomes a check.
 */
export async function createReferrals(submission: Submission, deps: ConsequenceDeps): Promise<void> {
  const crowd = await crowdOf(submission, deps);
  for (const referral of referralsOf(submission, { catalog: deps.catalog, ...crowd, now: deps.now() })) {
    const own = await createOrCheck(referral, submission, deps);
    if (own.restricted) await tellAtOnce(own, deps);
  }
}

async function createOrCheck(
  referral: Referral,
  submission: Submission,
  deps: ConsequenceDeps,
): Promise<Referral> {
  const stored = await create(referral, submission, deps);
  if (stored.submission === submission.submission) return stored;
  deps.report.count('Checks');
  return create(checkOf(referral, deps.catalog), submission, deps);
}

/** What is held is reported once, however often its submission is told. */
async function create(
  referral: Referral,
  submission: Submission,
  { table, report }: ConsequenceDeps,
): Promise<Referral> {
  const stored = await createReferral(table, referral, submission);
  if (stored === referral && referral.state === 'held') report.count('Held');
  return stored;
}

/** A village officer enters many people from one phone; hundreds in an hour are another matter. */
async function crowdOf(submission: Submission, { table, holdAfter, crowdAfter }: ConsequenceDeps) {
  const { source, phone } = holdAfter;
  const bySource = await placeInHour(table, submission.source, submission, source);
  if (bySource > source) return { held: true, inCrowd: true };
  const byPhone = await placeInHour(table, submission.phone, submission, phone);
  return { held: byPhone > phone, inCrowd: Math.max(bySource, byPhone) > crowdAfter };
}
