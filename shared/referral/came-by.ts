import type { Referral } from './referral.ts';
import { type Action, movesOwner } from './states.ts';

/** The answer by which a need came to its present owner; nothing where it was there from the first. */
export const cameBy = ({ answers, office }: Pick<Referral, 'answers' | 'office'>): Action | undefined =>
  answers.findLast(({ action, owner }) => movesOwner(action) && owner === office)?.action;
