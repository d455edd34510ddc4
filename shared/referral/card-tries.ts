import type { Referral } from './referral.ts';

/** Of one referral, ever, whoever asks: a card number cannot be found by trying. */
export const mostCardTries = 5;

export const cardTriesLeft = ({ cardTries = 0 }: Pick<Referral, 'cardTries'>): number =>
  Math.max(0, mostCardTries - cardTries);
