import { isNote, type State, saidBy } from '../referral/states.ts';
import type { Alike } from './alike.ts';
import { combine, type Figures } from './figures.ts';
import {
  declineFigure,
  firstAnswerFigure,
  gridCell,
  handoverFigure,
  incentiveFigure,
  outcomeFigure,
  waitFigure,
} from './names.ts';
import { type Need, newNeed, openNeed, releasedNeed } from './needs.ts';
import type { DecisionTally, ReferralTally } from './tally.ts';

/** What one record does to the figures of one office. */
export type Effect = { readonly office: string; readonly figures: Figures };

/** Restricted programs are counted by place and group under names of their own: no digest shows these. */
const hidden = (restricted: boolean): string => (restricted ? 'restricted-' : '');

/** Open needs stand in a state, are due on a day, and are of a program and place; closed ones are nothing of it. */
const standing = (state: State, due: string, need: Need): Figures =>
  state === 'closed' ? {} : { open: 1, [`state:${state}`]: 1, [`due:${due}`]: 1, ...openNeed(need, state) };

/** A new referral or check, at its first owner. */
export function effectOfNew(tally: Alike<ReferralTally>, restricted: boolean): Effect {
  const { kind, program, district, group, state, due, office, trainingType } = tally;
  const need = { ...tally, restricted };
  const figures: Figures = {
    choices: 1,
    ...(kind === 'C' ? { repeats: 1 } : { referrals: 1 }),
    ...(state === 'held' && { held: 1 }),
    [`program:${program}`]: 1,
    [`${hidden(restricted)}district:${district}`]: 1,
    [`${hidden(restricted)}group:${group}`]: 1,
    ...(trainingType && { [`training:${trainingType}`]: 1 }),
    [gridCell(program, district)]: 1,
    ...newNeed(need, state),
    ...standing(state, due, need),
  };
  return { office, figures };
}

/**
 * An answer: what it takes from the office that gave it, and what it gives to the owner after it. What the applicant
 * asked for, and what an owner's silence did, move the same figures, but no office has answered. A note
 * moves none: a call in vain is no answer.
 */
export function effectsOfDecision(tally: Alike<DecisionTally>, restricted: boolean): Effect[] {
  const { action, office, owner, from, to, dueBefore, due, outcome } = tally;
  if (isNote(action)) return [];
  const moves = office !== owner;
  const need = { ...tally, kind: tally.of, restricted };
  const before = standing(from, dueBefore, need);
  const after = { ...standing(to, due, need), ...releasedNeed(need, from, to) };
  const said: Figures = {
    ...(saidBy(action) === 'office' && { answered: 1 }),
    ...(to === 'closed' && { closed: 1 }),
    ...(from === 'closed' && { reopened: 1 }),
    ...(outcome && { [outcomeFigure(outcome)]: 1 }),
    ...(moves && { passedOn: 1 }),
    ...detailsOf(tally),
  };
  const left = combine(said, before, -1);
  if (!moves) return [{ office, figures: combine(left, after) }];
  return [
    { office, figures: left },
    { office: owner, figures: combine({ received: 1 }, after) },
  ];
}

/** What an office has said of it, as far as it is counted by kind. */
const detailsOf = ({
  action,
  office,
  owner,
  reason,
  incentive,
  firstAnswer,
}: Alike<DecisionTally>): Figures => ({
  ...(action === 'schedule' && { scheduled: 1 }),
  ...(action === 'wait' && reason && { [waitFigure(reason)]: 1 }),
  ...(action === 'decline' && reason && { [declineFigure(reason)]: 1 }),
  ...(action === 'decline' && office !== owner && { [handoverFigure(office, owner)]: 1 }),
  ...(incentive && { [incentiveFigure(incentive)]: 1 }),
  ...(firstAnswer && { [firstAnswerFigure(Number(firstAnswer))]: 1 }),
});
