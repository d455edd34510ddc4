import { type ApplicantAnswer, applicantAnswer } from '../../shared/referral/applicant-answer.ts';
import type { ApplicantRequest, Confirming } from '../../shared/referral/applicant-request.ts';
import type { ReferralChange } from '../../shared/referral/change.ts';
import { desk } from '../../shared/referral/create.ts';
import { officesAfterDispute } from '../../shared/referral/next-offices.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { findOffice } from '../../shared/storage/offices.ts';
import type { DispatchDeps } from './deps.ts';

/** What a request changes, and the metrics that count it. */
export type Effect = ReferralChange & { readonly reports: readonly string[] };

const nothing: Effect = { set: {}, remove: [], reports: [] };

/** Nothing where an office was faster, and the request speaks of what is no longer so. */
export async function effectOf(
  request: ApplicantRequest,
  referral: Referral,
  deps: DispatchDeps,
): Promise<Effect> {
  if (request.kind === 'withdraw')
    return said({ action: 'withdraw' }, request.at, referral, deps, ['Withdrawn']);
  if (request.kind === 'confirm' && speaksOf(referral, request)) return confirm(request, referral, deps);
  return nothing;
}

const speaksOf = ({ state, answerNumber }: Referral, { closure }: Confirming): boolean =>
  state === 'closed' && answerNumber === closure;

async function confirm({ answer, at }: Confirming, referral: Referral, deps: DispatchDeps): Promise<Effect> {
  if (answer !== 'no') return { ...nothing, set: { confirmed: { answer, at } }, reports: ['Confirmed'] };
  const next = await nextOwner(referral, deps);
  const stays = next === undefined ? ['DisputedAtSameOffice'] : [];
  const dispute = { action: 'dispute', next: next ?? referral.office } as const;
  return said(dispute, at, referral, deps, ['Disputed', ...stays]);
}

/** Nobody would learn of it at an office whose mailbox is not proven; the desk is always there. */
async function nextOwner(referral: Referral, { table, catalog }: DispatchDeps): Promise<string | undefined> {
  for (const office of officesAfterDispute(referral, catalog))
    if (office === desk || (await findOffice(table, office))?.verified) return office;
  return undefined;
}

function said(
  words: ApplicantAnswer,
  at: string,
  referral: Referral,
  { catalog, now }: DispatchDeps,
  reports: readonly string[],
): Effect {
  const moment = new Date(laterOf(at, referral.answers.at(-1)?.at));
  const changed = applicantAnswer(referral, words, { catalog, at: moment, now: now() });
  return changed ? { ...changed, reports } : nothing;
}

/** An office's answer may have come between the request and now; a week counts answers in their order. */
const laterOf = (at: string, other = at): string => (other > at ? other : at);
