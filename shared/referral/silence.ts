import { type Changed, type Circumstances, change } from './change.ts';
import type { Referral } from './referral.ts';
import { allows } from './states.ts';
import { isPaused } from './withdrawal.ts';

/** What the silence of its owner makes of a need: another one owns it, whose term begins anew. It closes nothing, and lets rest what is perhaps withdrawn. */
export function silenceAnswer(
  referral: Referral,
  next: string,
  circumstances: Pick<Circumstances, 'catalog' | 'at' | 'now'>,
): Changed | undefined {
  if (isPaused(referral) || !allows('escalate', referral.state)) return undefined;
  const { office, silent = [] } = referral;
  const changed = change(referral, { action: 'escalate', next }, { ...circumstances, office });
  return { ...changed, set: { ...changed.set, silent: [...new Set([...silent, office])] } };
}
