import { type ApplicantAnswer, applicantAnswer } from '../referral/applicant-answer.ts';
import type { ApplicantRequest, Confirming } from '../referral/applicant-request.ts';
import type { ReferralChange } from '../referral/change.ts';
import { officesAfterDispute } from '../referral/next-offices.ts';
import type { Referral } from '../referral/referral.ts';
import type { ConsequenceDeps } from './deps.ts';
import { firstTold } from './first-told.ts';

/** What a request changes, and the metrics that count it. */
export type Effect = ReferralChange & { readonly reports: readonly string[] };

const nothing: Effect = { set: {}, remove: [], reports: [] };

/** Nothing where an office was faster, and the request speaks of what is no longer so. */
export async function effectOf(
  request: ApplicantRequest,
  referral: Referral,
  deps: ConsequenceDeps,
): Promise<Effect> {
  if (request.kind === 'withdraw')
    return said({ action: 'withdraw' }, request.at, referral, deps, ['Withdrawn']);
  if (request.kind === 'confirm' && speaksOf(referral, request)) return confirm(request, referral, deps);
  return nothing;
}

const speaksOf = ({ state, answerNumber }: Referral, { closure }: Confirming): boolean =>
  state === 'closed' && answerNumber === closure;

async function confirm(
  { answer, at }: Confirming,
  referral: Referral,
  deps: ConsequenceDeps,
): Promise<Effect> {
  if (answer !== 'no') return { ...nothing, set: { confirmed: { answer, at } }, reports: ['Confirmed'] };
  const next = await firstTold(officesAfterDispute(referral, deps.catalog), deps);
  const stays = next === undefined ? ['DisputedAtSameOffice'] : [];
  const dispute = { action: 'dispute', next: next ?? referral.office } as const;
  return said(dispute, at, referral, deps, ['Disputed', ...stays]);
}

function said(
  words: ApplicantAnswer,
  at: string,
  referral: Referral,
  { catalog, now }: ConsequenceDeps,
  reports: readonly string[],
): Effect {
  const moment = new Date(laterOf(at, referral.answers.at(-1)?.at));
  const changed = applicantAnswer(referral, words, { catalog, at: moment, now: now() });
  return changed ? { ...changed, reports } : nothing;
}

/** An office's answer may have come between the request and now; a week counts answers in their order. */
const laterOf = (at: string, other = at): string => (other > at ? other : at);
