import { jakartaDate } from '../calendar/week.ts';
import { workingDaysSince } from '../calendar/working-days.ts';
import type { Catalog } from '../catalog/types.ts';
import type { FieldError } from '../errors.ts';
import type { AnswerRequest } from './answer-request.ts';
import { isWithdrawn } from './applicant-answer.ts';
import { type Changed, type Circumstances, change, detailsOf } from './change.ts';
import { guestOffices, isGuest } from './guest-offices.ts';
import { nextOffices } from './next-offices.ts';
import { asksIncentive, isOutcomeOf } from './outcomes.ts';
import type { Referral } from './referral.ts';
import { allows, movesOwner, officeActions, type State } from './states.ts';
import { hasTriedToday, triesMissing } from './tries.ts';
import { isOpenAt, isPaused } from './withdrawal.ts';

export type Outcome =
  | Changed
  /** The same answer was the last one already. */
  | { readonly kind: 'unchanged' }
  /** The life cycle does not allow it in this state. */
  | { readonly kind: 'refused'; readonly state: State }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[] };

/** Working days. After that a closure stands, and the person applies anew. */
export const reopenWithin = 5;

/** What an answer makes of a referral or check. Decides only; nothing is written here. */
export function answer(referral: Referral, request: AnswerRequest, circumstances: Circumstances): Outcome {
  if (isRepeated(referral, request, circumstances)) return { kind: 'unchanged' };
  if (!isPossible(referral, request.action, circumstances)) return { kind: 'refused', state: referral.state };
  const errors = problemsOf(referral, request, circumstances.catalog);
  if (errors.length > 0) return { kind: 'invalid', errors };
  return change(referral, request, circumstances);
}

/** The answers that the owner can give now. */
export function possibleActions(
  referral: Referral,
  circumstances: Pick<Circumstances, 'catalog' | 'at' | 'office'>,
): AnswerRequest['action'][] {
  return officeActions.filter((action) => isPossible(referral, action, circumstances));
}

function isPossible(
  referral: Referral,
  action: AnswerRequest['action'],
  { catalog, at, office }: Pick<Circumstances, 'catalog' | 'at' | 'office'>,
): boolean {
  if (referral.office !== office || !allows(action, referral.state)) return false;
  if (isPaused(referral)) return whilePaused.includes(action) && isOpenAt(referral, at);
  if (aboutWithdrawal.includes(action)) return false;
  if (movesOwner(action)) return nextOffices(referral, catalog).length > 0;
  if (action === 'share') return guestOffices(referral, catalog).length > 0;
  return action !== 'reopen' || (isFresh(referral, at) && !isWithdrawn(referral));
}

const aboutWithdrawal: readonly AnswerRequest['action'][] = ['continue', 'confirm-withdrawal'];
/** Nothing goes on with a need that was perhaps taken back, but to find out, and to say what came of it. */
const whilePaused: readonly AnswerRequest['action'][] = [...aboutWithdrawal, 'try', 'told'];

/** Whether a closed need can still be opened again. */
export const isFresh = ({ changedAt }: Pick<Referral, 'changedAt'>, at: Date): boolean =>
  workingDaysSince(jakartaDate(new Date(changedAt)), jakartaDate(at)) <= reopenWithin;

/** What of the request only this referral can judge. */
function problemsOf(referral: Referral, request: AnswerRequest, catalog: Catalog): FieldError[] {
  if (request.action === 'close') return closingProblems(referral, request, catalog);
  if (request.action === 'decline' && !nextOffices(referral, catalog).includes(request.next))
    return [{ path: 'next', code: 'unknown-value' }];
  if (request.action === 'share' && !guestOffices(referral, catalog).includes(request.with))
    return [{ path: 'with', code: 'unknown-value' }];
  return [];
}

function closingProblems(
  referral: Referral,
  { outcome, incentive }: Extract<AnswerRequest, { action: 'close' }>,
  catalog: Catalog,
): FieldError[] {
  if (!isOutcomeOf(referral, outcome, catalog)) return [{ path: 'outcome', code: 'outcome-not-here' }];
  const asked = asksIncentive(referral, catalog);
  if (asked && !incentive) return [{ path: 'incentive', code: 'required' }];
  if (!asked && incentive) return [{ path: 'incentive', code: 'not-allowed-here' }];
  return triesMissing(referral, outcome, catalog);
}

function isRepeated(referral: Referral, request: AnswerRequest, circumstances: Circumstances): boolean {
  const isOwner = referral.office === circumstances.office;
  if (request.action === 'try') return isOwner && hasTriedToday(referral, circumstances);
  if (request.action === 'share') return isOwner && isGuest(referral, request.with);
  return repeatsLast(referral, request, circumstances.office);
}

function repeatsLast(referral: Referral, request: AnswerRequest, office: string): boolean {
  const last = referral.answers.at(-1);
  if (last?.action !== request.action || last.office !== office || last.to !== referral.state) return false;
  if (request.action === 'decline' && request.next !== last.owner) return false;
  const said: Readonly<Record<string, unknown>> = last;
  return Object.entries(detailsOf(request)).every(([name, value]) => said[name] === value);
}
