import { checkOf, referralsOf } from '../../shared/referral/create.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { beyondLimit } from '../../shared/storage/holds.ts';
import { createReferral } from '../../shared/storage/referrals.ts';
import type { Submission } from '../../shared/storage/submissions.ts';
import type { DispatchDeps } from './deps.ts';
import { tellAtOnce } from './tell-at-once.ts';

/**
 * One referral for each choice. The conditional put decides who was first: where the referral of this person, program
 * and year names another submission, this choice becomes a check.
 */
export async function createReferrals(submission: Submission, deps: DispatchDeps): Promise<void> {
  const held = await mustBeHeld(submission, deps);
  for (const referral of referralsOf(submission, { catalog: deps.catalog, held, now: deps.now() })) {
    const own = await createOrCheck(referral, submission, deps);
    if (own.restricted) await tellAtOnce(own, deps);
  }
}

async function createOrCheck(
  referral: Referral,
  submission: Submission,
  deps: DispatchDeps,
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
  { table, report }: DispatchDeps,
): Promise<Referral> {
  const stored = await createReferral(table, referral, submission);
  if (stored === referral && referral.state === 'held') report.count('Held');
  return stored;
}

/** A village officer enters many people from one phone; hundreds in an hour are another matter. */
async function mustBeHeld(submission: Submission, { table, holdAfter }: DispatchDeps): Promise<boolean> {
  return (
    (await beyondLimit(table, submission.source, submission, holdAfter.source)) ||
    (await beyondLimit(table, submission.phone, submission, holdAfter.phone))
  );
}
