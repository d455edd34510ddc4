import { jakartaDate } from '../calendar/week.ts';
import type { Terms } from '../catalog/types.ts';
import type { Referral } from './referral.ts';
import type { State } from './states.ts';
import { dueDate } from './terms.ts';

/** What an applicant is told of a choice: where it stands, and the day to expect something. */
export type ChoiceStage = {
  readonly stage: 'received' | 'with-office' | 'scheduled' | 'waiting' | 'closed';
  readonly answerBy?: string;
  readonly date?: string;
};

const stageOf = {
  held: 'received',
  pending: 'received',
  accepted: 'with-office',
  scheduled: 'scheduled',
  waiting: 'waiting',
  closed: 'closed',
} as const satisfies Record<State, ChoiceStage['stage']>;

/**
 * The stage of a choice whose referral (or check, in the same words) is given; before `dispatch` wrote it, `received`.
 * Days come from the general terms only: a program's own, shorter ones would give it away.
 */
export function stageOfChoice(referral: Referral | undefined, receivedAt: string, terms: Terms): ChoiceStage {
  const state = referral?.state ?? 'pending';
  const stage = stageOf[state];
  if (stage === 'received')
    return { stage, answerBy: dueDate('pending', terms, jakartaDate(new Date(receivedAt))) };
  if (stage === 'with-office' && referral)
    return { stage, answerBy: dueDate('accepted', terms, jakartaDate(new Date(referral.changedAt))) };
  return { stage, ...(stage !== 'closed' && referral?.date && { date: referral.date }) };
}
