import type { Metric } from '../observing/metrics.ts';
import { dispute } from '../referral/applicant-answer.ts';
import type { ApplicantRequest, Confirming } from '../referral/applicant-request.ts';
import type { Changed, ReferralChange } from '../referral/change.ts';
import { officesAfterDispute } from '../referral/next-offices.ts';
import type { Referral } from '../referral/referral.ts';
import { keep, takeBack } from '../referral/take-back.ts';
import type { ConsequenceDeps } from './deps.ts';
import { firstTold } from './first-told.ts';
import { momentOf } from './moment-of.ts';

/** What a request changes, and the metrics that count it. */
export type Effect = ReferralChange & { readonly reports: readonly Metric[] };

const nothing: Effect = { set: {}, remove: [], reports: [] };

/** Nothing where an office was faster, and the request speaks of what is no longer so. */
export async function effectOf(
  request: ApplicantRequest,
  referral: Referral,
  deps: ConsequenceDeps,
): Promise<Effect> {
  const moment = momentOf(request.at, referral, deps);
  if (request.kind === 'withdraw') return withdrawn(takeBack(referral, request, moment));
  if (request.kind === 'keep') return counted(keep(referral, request.at, moment), ['WithdrawalUndone']);
  if (request.kind === 'confirm' && speaksOf(referral, request)) return confirm(request, referral, deps);
  return nothing;
}

const withdrawn = (changed: Changed | undefined): Effect =>
  counted(changed, [changed?.answer.action === 'pause' ? 'WithdrawalAsked' : 'Withdrawn']);

const counted = (changed: Changed | undefined, reports: readonly Metric[]): Effect =>
  changed ? { ...changed, reports } : nothing;

const speaksOf = ({ state, answerNumber }: Referral, { closure }: Confirming): boolean =>
  state === 'closed' && answerNumber === closure;

async function confirm(
  { answer, at }: Confirming,
  referral: Referral,
  deps: ConsequenceDeps,
): Promise<Effect> {
  const reports = [answer === 'yes' ? 'Confirmed' : 'HelpNotYet'] as const;
  if (answer !== 'no') return { ...nothing, set: { confirmed: { answer, at } }, reports };
  const next = await firstTold(officesAfterDispute(referral, deps.catalog), deps);
  const stays = next === undefined ? (['DisputedAtSameOffice'] as const) : [];
  const said = { action: 'dispute', next: next ?? referral.office } as const;
  return counted(dispute(referral, said, momentOf(at, referral, deps)), ['Disputed', ...stays]);
}
