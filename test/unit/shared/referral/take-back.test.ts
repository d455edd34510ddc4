import { describe, expect, it, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { answer, possibleActions } from '../../../../shared/referral/answer.ts';
import type { AnswerRequest } from '../../../../shared/referral/answer-request.ts';
import type { Changed } from '../../../../shared/referral/change.ts';
import { isGuest, isLetIn } from '../../../../shared/referral/guest-offices.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { silenceAnswer } from '../../../../shared/referral/silence.ts';
import { isOpen, states } from '../../../../shared/referral/states.ts';
import { keep, takeBack, takeEffect } from '../../../../shared/referral/take-back.ts';
import { isOpenAt, isPaused, nextDue, undoneUntil } from '../../../../shared/referral/withdrawal.ts';
import { changedBy, need } from '../../../support/needs.ts';

const asked = new Date('2026-11-25T02:00:00.000Z');
const until = undoneUntil(asked);
const request = { at: asked.toISOString(), until };
const office = 'disnaker@32.12';
const momentAt = (at: Date) => ({ catalog, at, now: new Date(at.getTime() + 1000) });
const hours = (count: number) => new Date(asked.getTime() + count * 3_600_000);

const openNeed = (more: Partial<Referral>): Referral =>
  need(1, { program: 'padat-karya', office, due: '2026-12-04', answers: [], ...more });
const done = (referral: Referral, changed: Changed | undefined): Referral => {
  if (!changed) throw new Error('nothing was changed');
  return changedBy(referral, changed);
};
const withdrawn = (referral: Referral) => done(referral, takeBack(referral, request, momentAt(asked)));
const said = (referral: Referral, words: AnswerRequest, at = hours(1)) =>
  answer(referral, words, { ...momentAt(at), office: referral.office, by: 'AB' });
/** What an applicant or an office can see of how it stands. */
const standing = ({ state, due, date, changedAt, office: owner, ownerNumber, hops, guests }: Referral) => ({
  ...{ state, due, date, changedAt, owner, ownerNumber, hops, guests },
});

const everyOpenState = states.filter(isOpen);

describe('a withdrawal of what no office has opened', () => {
  it.each(['held', 'pending'] as const)('closes what is %s at once', (state) => {
    const own = { ...catalog, outcomes: { ...catalog.outcomes, withdrawn: ['taken-back'] } };
    const first = openNeed({ state, seen: false });
    const changed = takeBack(first, request, { ...momentAt(asked), catalog: own });
    expect(changed).toMatchObject({
      ...{ set: { state: 'closed', due: '2026-11-25' }, ifUnseen: true },
      answer: { action: 'withdraw', outcome: 'taken-back', at: request.at, office, owner: office },
    });
    expect(changed?.answer).not.toHaveProperty('by');
  });

  it.each(['held', 'pending'] as const)('undone, stands as it stood when it was %s, and is news', (state) => {
    const first = openNeed({ state, seen: false });
    const kept = done(withdrawn(first), keep(withdrawn(first), request.at, momentAt(hours(2))));
    expect(standing(kept)).toEqual(standing(first));
    expect(kept).toMatchObject({ renewed: 1, since: momentAt(hours(2)).now.toISOString() });
    expect(kept.answers).toMatchObject([{ action: 'withdraw' }, { action: 'restore', to: state }]);
    expect(kept).not.toHaveProperty('withdrawal');
  });

  it('is for good after its term, and no office opens it again', () => {
    const closed = withdrawn(openNeed({ state: 'pending', seen: false }));
    expect(keep(closed, until, momentAt(hours(72)))).toBeUndefined();
    expect(said(closed, { action: 'reopen' })).toMatchObject({ kind: 'refused' });
  });
});

describe('a withdrawal of what an office has opened', () => {
  it.each(everyOpenState)('lets what is %s rest, and moves no figure', (state) => {
    const first = openNeed({ state, seen: true, date: '2026-12-07', guests: ['bnp2tki'] });
    const paused = withdrawn(first);
    expect(standing(paused)).toEqual(standing(first));
    expect(isPaused(paused)).toBe(true);
    expect(paused).toMatchObject({ renewed: 1, withdrawal: { askedAt: request.at, effectiveAt: until } });
  });

  it.each(everyOpenState)('undone, stands as it stood when it was %s', (state) => {
    const first = openNeed({
      state,
      seen: true,
      date: '2026-12-07',
      guests: ['bnp2tki'],
      tried: ['2026-11-24'],
    });
    const kept = done(withdrawn(first), keep(withdrawn(first), hours(71).toISOString(), momentAt(hours(71))));
    expect(standing(kept)).toEqual(standing(first));
    expect(kept.tried).toEqual(first.tried);
    expect(isPaused(kept)).toBe(false);
  });

  it.each(everyOpenState)('closes what is %s at the end of its term, without initials', (state) => {
    const paused = withdrawn(openNeed({ state, seen: true, guests: ['bnp2tki'] }));
    expect(takeEffect(paused, momentAt(hours(71.9)))).toBeUndefined();
    const changed = takeEffect(paused, momentAt(hours(72)));
    expect(changed).toMatchObject({ answer: { action: 'withdraw', outcome: 'withdrawn', from: state } });
    expect(changed?.answer).not.toHaveProperty('by');
    expect(done(paused, changed)).not.toHaveProperty('guests');
  });

  it('is also what counts for a need of which it was never kept whether an office saw it', () => {
    expect(isPaused(withdrawn(openNeed({ state: 'pending' })))).toBe(true);
  });

  it('asked again changes nothing; asked in the old way, without a term, it closes at once', () => {
    const paused = withdrawn(openNeed({ state: 'accepted', seen: true }));
    const again = { at: hours(5).toISOString(), until: undoneUntil(hours(5)) };
    expect(takeBack(paused, again, momentAt(hours(5)))).toBeUndefined();
    expect(takeBack(paused, { at: again.at }, momentAt(hours(5)))).toMatchObject({
      set: { state: 'closed' },
    });
  });

  it('leaves a closure alone', () => {
    expect(takeBack(openNeed({ state: 'closed' }), request, momentAt(asked))).toBeUndefined();
  });
});

describe('while it is asked', () => {
  const paused = withdrawn(openNeed({ state: 'accepted', seen: true, guests: ['bnp2tki'] }));
  const actionsAt = (at: Date) => possibleActions(paused, { catalog, at, office });

  it('the owner can find out, say that it is so, and nothing else; after the term nothing at all', () => {
    expect(actionsAt(hours(1))).toEqual(['try', 'told', 'continue', 'confirm-withdrawal']);
    expect(actionsAt(hours(72))).toEqual([]);
    const accepted = openNeed({ state: 'accepted', seen: true });
    const usual = possibleActions(accepted, { catalog, at: asked, office });
    expect(usual).not.toContain('confirm-withdrawal');
    expect(usual).not.toContain('continue');
  });

  it('nobody but the owner sees the person, and who was let in is let in again when it is undone', () => {
    expect([isLetIn(paused, 'bnp2tki'), isGuest(paused, 'bnp2tki')]).toEqual([true, false]);
    const kept = done(paused, keep(paused, request.at, momentAt(hours(1))));
    expect(isGuest(kept, 'bnp2tki')).toBe(true);
  });

  it('silence moves it nowhere, and it is due before it takes effect', () => {
    expect(silenceAnswer(paused, 'desk', momentAt(hours(1)))).toBeUndefined();
    expect(nextDue(paused)).toBe('2026-11-28');
    expect(nextDue({ ...paused, due: '2026-11-20' })).toBe('2026-11-20');
    expect([isOpenAt(paused, hours(71)), isOpenAt(paused, hours(72))]).toEqual([true, false]);
  });

  it('found not to be the person’s wish, it falls, as an answer with initials, and all stands as before', () => {
    const outcome = said(paused, { action: 'continue' });
    expect(outcome).toMatchObject({
      answer: { action: 'continue', by: 'AB', from: 'accepted', to: 'accepted' },
    });
    const kept = done(paused, outcome as Changed);
    expect(isPaused(kept)).toBe(false);
    expect(isGuest(kept, 'bnp2tki')).toBe(true);
    expect(keep(kept, hours(2).toISOString(), momentAt(hours(2)))).toBeUndefined();
  });

  it('confirmed by the owner it is closed, once; and it can still be undone in its term', () => {
    const outcome = said(paused, { action: 'confirm-withdrawal' });
    expect(outcome).toMatchObject({ answer: { by: 'AB', outcome: 'withdrawn' }, set: { state: 'closed' } });
    const closed = done(paused, outcome as Changed);
    expect(said(closed, { action: 'confirm-withdrawal' })).toMatchObject({ kind: 'unchanged' });
    expect(said(closed, { action: 'reopen' })).toMatchObject({ kind: 'refused' });
    const kept = done(closed, keep(closed, hours(3).toISOString(), momentAt(hours(3))));
    expect(kept).toMatchObject({ state: 'accepted', due: '2026-12-04', renewed: 2 });
  });
});

test('whoever says something of a need has opened it', () => {
  const outcome = said(openNeed({ state: 'pending', seen: false }), { action: 'accept' });
  expect(outcome).toMatchObject({ set: { seen: true } });
});
