import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { stageOfChoice } from '../../../../shared/referral/stage.ts';
import {
  type Action,
  allows,
  isOpen,
  movesOwner,
  type State,
  states,
  transitions,
} from '../../../../shared/referral/states.ts';
import { dueDate } from '../../../../shared/referral/terms.ts';
import { need } from '../../../support/needs.ts';

const actions = Object.keys(transitions) as Action[];

function reachableFrom(first: State): Set<State> {
  const reached = new Set([first]);
  for (const state of reached)
    for (const action of actions) if (allows(action, state)) reached.add(transitions[action].to);
  return reached;
}

describe('the life cycle', () => {
  it('leads from the beginning to every state but the one before the beginning', () => {
    expect([...reachableFrom('pending')].sort()).toEqual(states.filter((state) => state !== 'held').sort());
    expect(reachableFrom('held')).toContain('pending');
  });

  it.each(states)('leads from %s to a closure', (state) => {
    expect(reachableFrom(state)).toContain('closed');
  });

  it('closes nothing that no office has accepted', () => {
    expect(states.filter((state) => allows('close', state))).toEqual(['accepted', 'scheduled', 'waiting']);
  });

  it('lets every open state be passed on, and starts it anew', () => {
    expect(states.filter((state) => allows('decline', state))).toEqual(states.filter(isOpen));
    expect(transitions.decline.to).toBe('pending');
    expect(actions.filter(movesOwner)).toEqual(['release', 'decline']);
  });

  it('lets a closure only be opened again', () => {
    expect(actions.filter((action) => allows(action, 'closed'))).toEqual(['reopen']);
  });
});

describe('the day that something is due', () => {
  const terms = { firstAnswer: 3, dateOrWaitingReason: 10, quietEscalation: 10 };
  const wednesday = '2026-12-23';

  it.each<[State, string | undefined, string]>([
    ['held', undefined, '2026-12-30'],
    ['pending', undefined, '2026-12-30'],
    ['accepted', undefined, '2027-01-12'],
    ['scheduled', '2027-02-01', '2027-02-01'],
    ['waiting', '2027-03-01', '2027-03-01'],
    ['scheduled', undefined, '2027-01-12'],
    ['closed', undefined, wednesday],
  ])('of one that is %s (promised: %s) is %s, holidays left out', (state, promised, expected) => {
    expect(dueDate(state, terms, wednesday, promised)).toBe(expected);
  });
});

describe('what an applicant is told', () => {
  const { defaultTerms } = catalog;
  const receivedAt = '2026-11-25T01:00:00.000Z';

  it.each<[State, object]>([
    ['held', { stage: 'received', answerBy: '2026-11-30' }],
    ['pending', { stage: 'received', answerBy: '2026-11-30' }],
    ['accepted', { stage: 'with-office', answerBy: '2026-12-09' }],
    ['scheduled', { stage: 'scheduled', date: '2026-12-07' }],
    ['waiting', { stage: 'waiting', date: '2026-12-07' }],
    ['closed', { stage: 'closed' }],
  ])('of one that is %s', (state, expected) => {
    const referral = need(1, { state, date: '2026-12-07', restricted: true, due: '2026-11-26' });
    expect(stageOfChoice(referral, receivedAt, defaultTerms)).toEqual(expected);
  });

  it('is the same before its referral was written', () => {
    expect(stageOfChoice(undefined, receivedAt, defaultTerms)).toEqual(
      stageOfChoice(need(1), receivedAt, defaultTerms),
    );
  });
});
