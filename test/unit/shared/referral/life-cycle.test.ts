import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { type Said, stageOfChoice } from '../../../../shared/referral/stage.ts';
import {
  type Action,
  allows,
  isOpen,
  movesOwner,
  officeActions,
  type State,
  stateAfter,
  states,
  transitions,
} from '../../../../shared/referral/states.ts';
import { dueDate, isSilentPast } from '../../../../shared/referral/terms.ts';
import { need } from '../../../support/needs.ts';

const actions = Object.keys(transitions) as Action[];

function reachableFrom(first: State): Set<State> {
  const reached = new Set([first]);
  for (const state of reached)
    for (const action of actions) if (allows(action, state)) reached.add(stateAfter(action, state));
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

  it('closes nothing that no office has accepted, but what is held and not real', () => {
    expect(states.filter((state) => allows('close', state))).toEqual([
      ...['held', 'accepted', 'scheduled', 'waiting'],
    ]);
  });

  it('lets every open state be passed on, and starts it anew', () => {
    expect(states.filter((state) => allows('decline', state))).toEqual(states.filter(isOpen));
    expect(transitions.decline.to).toBe('pending');
    expect(actions.filter(movesOwner)).toEqual(['release', 'decline', 'dispute', 'escalate']);
  });

  it('lets a closure only be opened again: by its office, or because the applicant says that no help came, or undoes a withdrawal', () => {
    expect(actions.filter((action) => allows(action, 'closed'))).toEqual(['reopen', 'restore', 'dispute']);
  });

  it('lets a person withdraw whatever is open, and no office do it', () => {
    expect(states.filter((state) => allows('withdraw', state))).toEqual(states.filter(isOpen));
    expect(officeActions).not.toContain('withdraw');
    expect(officeActions).not.toContain('dispute');
  });

  it('lets silence move what an office could have answered, and close nothing', () => {
    expect(states.filter((state) => allows('escalate', state))).toEqual([
      ...['pending', 'accepted', 'scheduled', 'waiting'],
    ]);
    expect(transitions.escalate.to).toBe('pending');
    expect(officeActions).not.toContain('escalate');
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

describe('silence', () => {
  const terms = { firstAnswer: 3, dateOrWaitingReason: 10, quietEscalation: 10 };

  it.each([
    ['the tenth working day after the due day', '2026-12-14', false],
    ['the day after it', '2026-12-15', true],
  ])('on %s: %s is past its term: %s', (_what, today, past) => {
    expect(isSilentPast('2026-11-30', terms, today)).toBe(past);
  });
});

describe('what an applicant is told', () => {
  const today = { terms: catalog.defaultTerms, at: new Date('2026-12-08T01:00:00Z') };
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
    expect(stageOfChoice(referral, { receivedAt }, today)).toEqual(expected);
  });

  it('is the same before its referral was written', () => {
    expect(stageOfChoice(undefined, { receivedAt }, today)).toEqual(
      stageOfChoice(need(1), { receivedAt }, today),
    );
  });

  it('of one that was passed on is a day counted from then', () => {
    const passedOn = need(1, { ownerNumber: 2, changedAt: '2026-12-07T01:00:00.000Z' });
    expect(stageOfChoice(passedOn, { receivedAt }, today)).toEqual({
      ...{ stage: 'received', answerBy: '2026-12-10' },
    });
  });

  it('shows what was asked with the receipt before it is carried out', () => {
    const at = '2026-12-07T01:00:00.000Z';
    const withdrawal = { kind: 'withdraw', number: 1, at } as const;
    const closed = need(1, { state: 'closed', answerNumber: 2 });
    const no = { kind: 'confirm', number: 1, at, choice: 1, answer: 'no', closure: 2 } as const;
    const stage = (...[referral, said]: [Referral | undefined, Partial<Said>]) =>
      stageOfChoice(referral, { receivedAt, ...said }, today);
    expect(stage(undefined, { withdrawal })).toEqual({ stage: 'closed', withdrawn: true });
    expect(stage(need(1), { withdrawal })).toEqual({ stage: 'closed', withdrawn: true });
    expect(stage(closed, { confirmation: no })).toEqual({ stage: 'received', answerBy: '2026-12-10' });
    expect(stage(closed, { confirmation: { ...no, answer: 'yes' } })).toEqual({
      ...{ stage: 'closed', confirmed: 'yes' },
    });
  });

  it('follows the office where it was faster than a withdrawal', () => {
    const withdrawal = { kind: 'withdraw', number: 1, at: '2026-12-07T01:00:00.000Z' } as const;
    const overtaken = need(1, { state: 'closed', answerNumber: 2, requestNumber: 1 });
    expect(stageOfChoice(overtaken, { receivedAt, withdrawal }, today)).toEqual({ stage: 'closed' });
  });
});
