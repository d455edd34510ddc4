import { Poison, Unavailable } from '../errors.ts';
import { type ApplicantRequest, programsOf } from '../referral/applicant-request.ts';
import type { Referral } from '../referral/referral.ts';
import { recordConfirmation } from '../storage/confirmations.ts';
import { findOwn } from '../storage/referrals.ts';
import { saveAnswer } from '../storage/save-answer.ts';
import type { Submission } from '../storage/submissions.ts';
import { createReferrals } from './create-referrals.ts';
import type { ConsequenceDeps } from './deps.ts';
import { effectOf } from './effect-of-request.ts';

/** An office may answer, or open the need, at the same moment, seldom twice. */
const mostTries = 5;

/**
 * Carries out what was asked with the receipt, in the order of the numbers, on what this submission owns. Says whether
 * anything was still to be done.
 */
export async function applyRequests(submission: Submission, deps: ConsequenceDeps): Promise<boolean> {
  let applied = false;
  for (const request of submission.requests ?? [])
    for (const program of programsOf(request, submission))
      applied = (await apply(request, program, submission, deps)) || applied;
  return applied;
}

/** The referral keeps the number of the newest request that was looked at, so that none is carried out twice. */
async function apply(
  request: ApplicantRequest,
  program: string,
  submission: Submission,
  deps: ConsequenceDeps,
): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const referral = await ownReferral(program, submission, deps);
    if ((referral.requestNumber ?? 0) >= request.number) return false;
    await recordConfirmation(deps.table, referral, request);
    const { reports, ...effect } = await effectOf(request, referral, deps);
    const change = { ...effect, set: { ...effect.set, requestNumber: request.number } };
    const { saved } = await saveAnswer(deps.table, referral, change);
    if (!saved) continue;
    for (const metric of reports) deps.report.count(metric);
    return true;
  }
  throw new Unavailable('others answered at every try');
}

/** A request can come before the record of its submission was worked. */
async function ownReferral(
  program: string,
  submission: Submission,
  deps: ConsequenceDeps,
): Promise<Referral> {
  const choice = { ...submission, program };
  const found = await findOwn(deps.table, choice);
  if (found) return found;
  await createReferrals(submission, deps);
  const created = await findOwn(deps.table, choice);
  if (!created) throw new Poison('a submission whose choice has no referral');
  return created;
}
