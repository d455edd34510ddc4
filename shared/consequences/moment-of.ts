import type { Circumstances } from '../referral/change.ts';
import type { Referral } from '../referral/referral.ts';
import type { ConsequenceDeps } from './deps.ts';

/** When something takes effect that came at that moment: an answer may have come since, and a week counts answers in their order. */
export function momentOf(
  at: string,
  { answers }: Pick<Referral, 'answers'>,
  { catalog, now }: Pick<ConsequenceDeps, 'catalog' | 'now'>,
): Pick<Circumstances, 'catalog' | 'at' | 'now'> {
  const last = answers.at(-1)?.at ?? at;
  return { catalog, at: new Date(last > at ? last : at), now: now() };
}
