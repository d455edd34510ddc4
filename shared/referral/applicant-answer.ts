import { type Changed, type Circumstances, change } from './change.ts';
import type { Referral } from './referral.ts';
import { allows } from './states.ts';

/** What an applicant can say of a need; `next` is who owns it after a dispute. */
export type ApplicantAnswer =
  | { readonly action: 'withdraw' }
  | { readonly action: 'dispute'; readonly next: string };

/** What the applicant's own word makes of a need: nothing where the life cycle does not allow it. */
export function applicantAnswer(
  referral: Referral,
  said: ApplicantAnswer,
  circumstances: Pick<Circumstances, 'catalog' | 'at' | 'now'>,
): Changed | undefined {
  if (!allows(said.action, referral.state)) return undefined;
  const [outcome = 'withdrawn'] = circumstances.catalog.outcomes['withdrawn'] ?? [];
  const words = said.action === 'withdraw' ? { ...said, outcome } : said;
  return change(referral, words, { ...circumstances, office: referral.office });
}

/** Closed because the person asked for it: no office opens it again. */
export const isWithdrawn = ({ answers }: Pick<Referral, 'answers'>): boolean =>
  answers.at(-1)?.action === 'withdraw';
