import { isNote, type State, saidBy } from '../referral/states.ts';
import type { CountedDecision, CountedReferral } from './counted.ts';
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

/** What one record adds to the figures of one office, one each, and takes from them. */
export type Effect = {
  readonly office: string;
  readonly adds: readonly string[];
  readonly takes: readonly string[];
};

/** Restricted programs are counted by place and group under names of their own: no digest shows these. */
const hidden = (restricted: boolean): string => (restricted ? 'restricted-' : '');

/** Open needs stand in a state, and are of a program and place; closed ones are nothing of it. */
const standing = (state: State, need: Need): string[] =>
  state === 'closed' ? [] : ['open', `state:${state}`, ...openNeed(need, state)];

/** Open needs are due on a day. */
const dueOn = (state: State, day: string): string[] => (state === 'closed' ? [] : [`due:${day}`]);

/** A new referral or check, at its first owner, but for the day on which it is due. */
export function effectOfNew(tally: CountedReferral, restricted: boolean): Effect {
  const { kind, program, district, group, state, office, trainingType } = tally;
  const need = { kind, program, district, trainingType, restricted };
  const adds = ['choices', kind === 'C' ? 'repeats' : 'referrals'];
  if (state === 'held') adds.push('held');
  adds.push(`program:${program}`, gridCell(program, district));
  adds.push(`${hidden(restricted)}district:${district}`, `${hidden(restricted)}group:${group}`);
  if (trainingType) adds.push(`training:${trainingType}`);
  adds.push(...newNeed(need, state), ...standing(state, need));
  return { office, adds, takes: [] };
}

/**
 * An answer: what it takes from the office that gave it, and what it gives to the owner after it. What the applicant
 * asked for, and what an owner's silence did, move the same figures, but no office has answered. A note
 * moves none: a call in vain is no answer. Days are apart.
 */
export function effectsOfDecision(tally: CountedDecision, restricted: boolean): Effect[] {
  const { action, office, owner, from, to, of, program, district, trainingType } = tally;
  if (isNote(action)) return [];
  const need = { kind: of, program, district, trainingType, restricted };
  const takes = standing(from, need);
  const after = [...standing(to, need), ...releasedNeed(need, from, to)];
  const said = saidIn(tally);
  if (office === owner) return [{ office, adds: [...said, ...after], takes }];
  return [
    { office, adds: ['passedOn', ...said], takes },
    { office: owner, adds: ['received', ...after], takes: [] },
  ];
}

/** What the same records do by the days on which a need is due. */
export function effectsOfDays(tally: CountedReferral | CountedDecision, days: string): Effect[] {
  if (tally.kind !== 'D') return [{ office: tally.office, adds: dueOn(tally.state, days), takes: [] }];
  const { action, office, owner, from, to } = tally;
  if (isNote(action)) return [];
  const [before = '', after = ''] = days.split('|');
  return [
    { office, adds: [], takes: dueOn(from, before) },
    { office: owner, adds: dueOn(to, after), takes: [] },
  ];
}

/** What an office has said of it, as far as it is counted by kind. */
function saidIn(tally: CountedDecision): string[] {
  const { action, office, owner, from, to, outcome, reason, incentive, firstAnswer } = tally;
  const said: string[] = [];
  if (saidBy(action) === 'office') said.push('answered');
  if (to === 'closed') said.push('closed');
  if (from === 'closed') said.push('reopened');
  if (outcome) said.push(outcomeFigure(outcome));
  if (action === 'schedule') said.push('scheduled');
  if (action === 'wait' && reason) said.push(waitFigure(reason));
  if (action === 'decline' && reason) said.push(declineFigure(reason));
  if (action === 'decline' && office !== owner) said.push(handoverFigure(office, owner));
  if (incentive) said.push(incentiveFigure(incentive));
  if (firstAnswer) said.push(firstAnswerFigure(Number(firstAnswer)));
  return said;
}
