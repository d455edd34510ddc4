import { jakartaDate } from '../calendar/week.ts';
import type { Terms } from '../catalog/types.ts';
import { isWithdrawn } from './applicant-answer.ts';
import {
  type Confirmation,
  type Confirming,
  confirmationOf,
  type Keeping,
  keepingOf,
  type Withdrawal,
  withdrawalOf,
} from './applicant-request.ts';
import type { Referral } from './referral.ts';
import { movesOwner, type State } from './states.ts';
import { asRestored } from './take-back.ts';
import { dueDate } from './terms.ts';
import { isPaused } from './withdrawal.ts';

export const stages = ['received', 'with-office', 'scheduled', 'waiting', 'closed'] as const;
export type Stage = (typeof stages)[number];

/** What an applicant is told of a choice: where it stands, and the day to expect something. */
export type ChoiceStage = {
  readonly stage: Stage;
  readonly answerBy?: string;
  readonly date?: string;
  /** Another office has it now than before, and has not accepted it yet. */
  readonly passedOn?: true;
  /** Closed because the applicant took it back. */
  readonly withdrawn?: true;
  /** Until this moment (ISO) that can be undone. */
  readonly until?: string;
  /** What the applicant has said of the closure. */
  readonly confirmed?: Confirmation;
};

const stageOf = {
  held: 'received',
  pending: 'received',
  accepted: 'with-office',
  scheduled: 'scheduled',
  waiting: 'waiting',
  closed: 'closed',
} as const satisfies Record<State, Stage>;

/** What was asked with the receipt about one choice. */
export type Said = {
  readonly receivedAt: string;
  readonly withdrawal?: Withdrawal | undefined;
  readonly keeping?: Keeping | undefined;
  readonly confirmation?: Confirming | undefined;
};

/** Choices count from 1 in the order of wish. */
export const saidOf = (
  choice: number,
  submission: Parameters<typeof withdrawalOf>[1] & Pick<Said, 'receivedAt'>,
  referral: Referral | undefined,
): Said => ({
  receivedAt: submission.receivedAt,
  withdrawal: withdrawalOf(choice, submission),
  keeping: keepingOf(choice, submission),
  confirmation: confirmationOf(choice, referral?.answerNumber ?? 0, submission),
});

/**
 * The stage of a choice whose referral (or check, in the same words) is given; before `dispatch` wrote it, `received`.
 * What was asked with the receipt shows at once. Days come from the general terms only: a program's own, shorter ones
 * would give it away. Nor does a withdrawal tell whether an office has opened the need: until it can no more be undone,
 * it reads alike whatever became of it.
 */
export function stageOfChoice(
  found: Referral | undefined,
  said: Said,
  { terms, at }: { readonly terms: Terms; readonly at: Date },
): ChoiceStage {
  const { withdrawal, confirmation } = said;
  if (found && isTakenBackForGood(found, said, at)) return { stage: 'closed', withdrawn: true };
  const until = withdrawal?.until;
  if (until !== undefined && at.getTime() < Date.parse(until))
    return { stage: 'closed', withdrawn: true, until };
  if (isTakenBack(found, withdrawal)) return { stage: 'closed', withdrawn: true };
  const referral = found && asKept(found, said);
  if (referral?.state !== 'closed') return stageOfOpen(referral, said, terms);
  if (confirmation?.answer === 'no' && isAhead(confirmation, referral))
    return { stage: 'received', answerBy: dueDate('pending', terms, dayOf(confirmation.at)) };
  return { stage: 'closed', ...(confirmation && { confirmed: confirmation.answer }) };
}

function stageOfOpen(referral: Referral | undefined, { receivedAt }: Said, terms: Terms): ChoiceStage {
  const stage = stageOf[referral?.state ?? 'pending'];
  if (stage === 'received') {
    const since = referral !== undefined && referral.ownerNumber > 1 && referral.changedAt;
    const answerBy = dueDate('pending', terms, dayOf(since || receivedAt));
    return { stage, answerBy, ...(isPassedOn(referral) && { passedOn: true }) };
  }
  if (stage === 'with-office' && referral)
    return { stage, answerBy: dueDate('accepted', terms, dayOf(referral.changedAt)) };
  return { stage, ...(referral?.date && { date: referral.date }) };
}

/**
 * Whether the newest change of owner took the need from an office that the applicant may know of. The desk, which
 * holds what came too fast, is none: nobody is told that a need was held.
 */
function isPassedOn(referral: Referral | undefined): boolean {
  const moved = referral?.answers.findLast(({ action }) => movesOwner(action));
  return moved !== undefined && moved.from !== 'held' && moved.owner !== moved.office;
}

const dayOf = (moment: string): string => jakartaDate(new Date(moment));

/** As it will stand when the undoing of its withdrawal has been carried out. */
const asKept = (referral: Referral, { keeping }: Said): Referral =>
  keeping && isAhead(keeping, referral) ? asRestored(referral) : referral;

/** Asked, and not yet carried out. */
const isAhead = ({ number }: Withdrawal | Keeping | Confirming, referral: Referral | undefined): boolean =>
  number > (referral?.requestNumber ?? 0);

/** Asked anew for all choices, its term does not begin anew: nothing could be undone any more. */
const isTakenBackForGood = (referral: Referral, { keeping }: Said, at: Date): boolean =>
  referral.withdrawal !== undefined &&
  Date.parse(referral.withdrawal.effectiveAt) <= at.getTime() &&
  (isWithdrawn(referral) || isPaused(referral)) &&
  !(keeping && isAhead(keeping, referral));

const isTakenBack = (referral: Referral | undefined, withdrawal: Withdrawal | undefined): boolean =>
  withdrawal !== undefined &&
  (isAhead(withdrawal, referral) ||
    (referral !== undefined && (isWithdrawn(referral) || isPaused(referral))));
