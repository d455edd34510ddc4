import { describe, expect, it, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { answer, type Outcome, possibleActions } from '../../../../shared/referral/answer.ts';
import type { AnswerRequest } from '../../../../shared/referral/answer-request.ts';
import { guestOffices } from '../../../../shared/referral/guest-offices.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { states } from '../../../../shared/referral/states.ts';
import { changedBy, need } from '../../../support/needs.ts';

const at = new Date('2026-11-30T02:00:00Z');
const say = (referral: Referral, request: AnswerRequest, office = referral.office): Outcome =>
  answer(referral, request, { catalog, at, now: at, office, by: 'SA' });
const share = (guest: string) => ({ action: 'share', with: guest }) as const;
const said = (referral: Referral, request: AnswerRequest): Referral => {
  const outcome = say(referral, request);
  if (outcome.kind !== 'changed') throw new Error(JSON.stringify(outcome));
  return changedBy(referral, outcome);
};

const trade = need(1, { program: 'ttg', state: 'accepted' });

describe('an owner', () => {
  it('lets in an office that supports the program, which is only noted: state, term and owner stay', () => {
    const shared = said(trade, share('kemendesa'));
    const { answers, answerNumber, answeredAt, firstAnswered, guests, ...rest } = shared;
    const { answers: _, ...before } = trade;
    expect(rest).toEqual(before);
    expect({ answerNumber, firstAnswered, guests }).toEqual({
      ...{ answerNumber: 1, firstAnswered: 0, guests: ['kemendesa'] },
    });
    expect(answers).toMatchObject([
      { action: 'share', with: 'kemendesa', office: 'disnaker@32.12', owner: 'disnaker@32.12', by: 'SA' },
    ]);
  });

  it('lets in one after the other, none twice, and nobody when all are in', () => {
    const first = said(trade, share('kemendesa'));
    expect(say(first, share('kemendesa')).kind).toBe('unchanged');
    const both = said(first, share('kemenperin'));
    expect(both.guests).toEqual(['kemendesa', 'kemenperin']);
    expect(say(both, share('kemendesa')).kind).toBe('unchanged');
    expect(possibleActions(both, { catalog, at, office: both.office })).not.toContain('share');
  });

  it.each(['kemensos', 'desk', 'disnaker@32.09', 'disnaker@32.12'])('cannot let in %s', (guest) => {
    expect(say(trade, share(guest))).toMatchObject({
      ...{ kind: 'invalid', errors: [{ path: 'with', code: 'unknown-value' }] },
    });
  });

  it('is the only one who can let others in: a guest cannot', () => {
    const shared = said(trade, share('kemendesa'));
    expect(say(shared, share('kemenperin'), 'kemendesa').kind).toBe('refused');
    expect(say(shared, share('kemendesa'), 'kemendesa').kind).toBe('refused');
    expect(possibleActions(shared, { catalog, at, office: 'kemendesa' })).toEqual([]);
  });

  test.each(states)('can share what is %s as the life cycle says', (state) => {
    const kind = say({ ...trade, state }, share('kemendesa')).kind;
    expect(kind).toBe(['held', 'closed'].includes(state) ? 'refused' : 'changed');
  });

  it('is offered no sharing where the program has no support office, or is the only one itself', () => {
    const office = 'kemensos';
    const training = need(2, { program: 'pelatihan-kerja' });
    const troubled = need(3, { program: 'tki-bermasalah', restricted: true, office });
    for (const referral of [training, troubled])
      expect(possibleActions(referral, { catalog, at, office: referral.office })).not.toContain('share');
  });

  it('of a national office’s program lets in the manpower office of the person’s district', () => {
    const social = need(4, { program: 'pemberdayaan-sosial', office: 'kemensos', district: '33.01' });
    expect(guestOffices(social, catalog)).toEqual(['disnaker@33.01']);
  });
});

describe('who was let in', () => {
  const shared = said(trade, share('kemendesa'));
  const decline = { action: 'decline', reason: 'other-district', next: 'disnaker@32.09' } as const;

  it('stays so through every answer that keeps the need open and with its owner', () => {
    const steps: AnswerRequest[] = [
      { action: 'try' },
      { action: 'told' },
      { action: 'schedule', date: '2026-12-01', place: 'BLK' },
      { action: 'wait', date: '2026-12-14', reason: 'quota' },
    ];
    expect(steps.reduce(said, shared).guests).toEqual(['kemendesa']);
  });

  it('is out with the closure, and is not back when the need is opened again', () => {
    const closed = said(shared, { action: 'close', outcome: 'trained' });
    expect(closed).not.toHaveProperty('guests');
    expect(said(closed, { action: 'reopen' })).not.toHaveProperty('guests');
  });

  it('is out with the owner', () => {
    expect(said(shared, decline)).not.toHaveProperty('guests');
  });

  it('can be let in by the next owner, also if it owned the need itself before', () => {
    const owned = said(shared, { ...decline, next: 'kemendesa' });
    expect(guestOffices(owned, catalog)).toEqual(['kemenperin']);
    const passed = said(owned, decline);
    expect(guestOffices(passed, catalog)).toEqual(['kemendesa', 'kemenperin']);
  });
});
