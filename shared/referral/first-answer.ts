import { jakartaDate } from '../calendar/week.ts';
import { workingDaysSince } from '../calendar/working-days.ts';
import type { Answer, Referral } from './referral.ts';
import { isNote, saidBy } from './states.ts';

type Answered = Pick<Referral, 'answers' | 'firstAnswered' | 'receivedAt'>;

const isOffices = ({ action }: Answer): boolean => saidBy(action) === 'office' && !isNote(action);

/**
 * The number of the first answer that an office gave itself, which is no note; 0 where there is none yet. Kept with the
 * need, because answers fall out of those that it carries along: a dozen calls in vain can come before the first one.
 */
export function firstAnswered({
  firstAnswered: kept,
  answers,
}: Omit<Answered, 'receivedAt'>): number | undefined {
  if (kept) return kept;
  const isUnknown = kept === undefined && (answers[0]?.number ?? 1) > 1;
  return isUnknown ? undefined : (answers.find(isOffices)?.number ?? 0);
}

/** Working days that the person waited for this answer, where it is that first one. */
export const firstAnswerDays = (need: Answered, { number, at }: Answer): number | undefined =>
  number === firstAnswered(need)
    ? workingDaysSince(jakartaDate(new Date(need.receivedAt)), jakartaDate(new Date(at)))
    : undefined;
