import { type Changed, type Circumstances, change } from './change.ts';
import type { Referral } from './referral.ts';
import { allows, endsByWish } from './states.ts';

/** What an applicant says of a closure that brought no help: `next` owns the need after it. */
export type Dispute = { readonly action: 'dispute'; readonly next: string };

/** What that makes of a need: nothing where the life cycle does not allow it. */
export function dispute(
  referral: Referral,
  said: Dispute,
  circumstances: Pick<Circumstances, 'catalog' | 'at' | 'now'>,
): Changed | undefined {
  if (!allows(said.action, referral.state)) return undefined;
  return change(referral, said, { ...circumstances, office: referral.office });
}

/** Closed because the person asked for it: no office opens it again. */
export function isWithdrawn({ answers }: Pick<Referral, 'answers'>): boolean {
  const last = answers.at(-1);
  return last !== undefined && endsByWish(last.action);
}
