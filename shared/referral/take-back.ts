import type { Withdrawal } from './applicant-request.ts';
import { type Changed, type Circumstances, change, type ReferralChange } from './change.ts';
import type { Referral } from './referral.ts';
import { isOpen } from './states.ts';
import { isPaused, isWithdrawnBy } from './withdrawal.ts';

type Moment = Pick<Circumstances, 'catalog' | 'at' | 'now'>;

/**
 * What a withdrawal makes of a need. At once where no office has opened it, which would have to say no more than that;
 * else the need rests, and its owner is asked to find out safely whether it was the person. One from before there was a
 * term takes effect at once.
 */
export function takeBack(
  referral: Referral,
  { at: askedAt, until: effectiveAt }: Pick<Withdrawal, 'at' | 'until'>,
  moment: Moment,
): Changed | undefined {
  if (!isOpen(referral.state)) return undefined;
  if (effectiveAt === undefined) return say(referral, 'withdraw', moment);
  if (isPaused(referral)) return undefined;
  const { state, due, changedAt, date } = referral;
  const withdrawal = { askedAt, effectiveAt, state, due, changedAt, ...(date !== undefined && { date }) };
  if (referral.seen !== false) return adding(say(referral, 'pause', moment), { withdrawal });
  return { ...adding(say(referral, 'withdraw', moment), { withdrawal }), ifUnseen: true };
}

/** What it makes of a need that nobody has kept until its term, at the moment of which that is said. */
export const takeEffect = (referral: Referral, moment: Moment): Changed | undefined =>
  isWithdrawnBy(referral, moment.at) ? say(referral, 'withdraw', moment) : undefined;

/** The need stands again as it did before; nothing where the term had passed when that was asked. */
export function keep(referral: Referral, askedAt: string, moment: Moment): Changed | undefined {
  const { withdrawal, state } = referral;
  if (!withdrawal || askedAt >= withdrawal.effectiveAt) return undefined;
  if (isOpen(state)) return { ...say(referral, 'resume', moment), remove: ['withdrawal'] };
  const { set, remove } = restoring(withdrawal);
  return { ...adding(say(referral, 'restore', moment), set), remove };
}

/** How it stood, also for a page that shows it before it is written. */
export const asRestored = (referral: Referral): Referral =>
  referral.withdrawal ? { ...referral, ...restoring(referral.withdrawal).set } : referral;

function restoring({ state, due, changedAt, date }: NonNullable<Referral['withdrawal']>): ReferralChange {
  return {
    set: { state, due, changedAt, ...(date !== undefined && { date }) },
    remove: ['confirmed', 'withdrawal', ...(date === undefined ? (['date'] as const) : [])],
  };
}

const say = (
  referral: Referral,
  action: 'pause' | 'resume' | 'restore' | 'withdraw',
  moment: Moment,
): Changed => change(referral, { action }, { ...moment, office: referral.office });

const adding = (changed: Changed, set: Partial<Referral>): Changed => ({
  ...changed,
  set: { ...changed.set, ...set },
});
