import { jakartaDate } from '../../shared/calendar/week.ts';
import type { Catalog } from '../../shared/catalog/types.ts';
import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { firstTold } from '../../shared/consequences/first-told.ts';
import { desk } from '../../shared/referral/create.ts';
import { officesAfterSilence } from '../../shared/referral/next-offices.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { silenceAnswer } from '../../shared/referral/silence.ts';
import { allows } from '../../shared/referral/states.ts';
import { isSilentPast } from '../../shared/referral/terms.ts';
import { isPaused } from '../../shared/referral/withdrawal.ts';
import { programOf } from '../../shared/storage/keys.ts';
import { findReferral, keyOf } from '../../shared/storage/referrals.ts';
import { saveAnswer } from '../../shared/storage/save-answer.ts';
import type { Key } from '../../shared/storage/table.ts';
import type { Round } from './round.ts';

/**
 * The desk is the last: what is there stays there, and is counted as overdue. Who got a need after its due day, because
 * it went astray before, has not been silent before; nor is who waits to hear whether a need is withdrawn.
 */
export function isSilent(
  need: Key & Pick<Referral, 'office' | 'state' | 'due' | 'since' | 'withdrawal'>,
  at: Date,
  catalog: Catalog,
): boolean {
  if (need.office === desk || isPaused(need) || !allows('escalate', need.state)) return false;
  const { terms } = catalog.program(programOf(need));
  const ownedSince = jakartaDate(new Date(need.since));
  return [need.due, ownedSince].every((day) => isSilentPast(day, terms, jakartaDate(at)));
}

/** Moves a need from an owner that is silent past its term to the next one. Nothing is ever closed by it. */
export async function escalate(key: Key, round: Round, deps: ConsequenceDeps): Promise<boolean> {
  const { at, found } = round;
  const { table, catalog, now } = deps;
  const referral = await findReferral(table, key);
  // The index may lag behind an answer.
  if (!referral || !isSilent({ ...keyOf(referral), ...referral }, at, catalog)) return false;
  const next = await firstTold(officesAfterSilence(referral, catalog), deps);
  if (next === undefined) {
    found.counts.protectedUnanswered += 1;
    return unanswered(deps);
  }
  const change = silenceAnswer(referral, next, { catalog, at, now: now() });
  if (!change) return false;
  const { saved } = await saveAnswer(table, referral, change);
  if (saved) deps.report.count(referral.restricted ? 'RestrictedEscalated' : 'Escalated');
  if (saved && referral.restricted) found.sawMovedOn(key);
  return saved;
}

/** The last office of a restricted program keeps the case; somebody must call it, every day anew. */
function unanswered({ report }: ConsequenceDeps): boolean {
  report.count('RestrictedUnanswered');
  return false;
}
