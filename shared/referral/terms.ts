import { addWorkingDays } from '../calendar/working-days.ts';
import type { Terms } from '../catalog/types.ts';
import type { State } from './states.ts';

/** Whether the owner has been silent for so long after that day that another one takes over. */
export const isSilentPast = (due: string, { quietEscalation }: Terms, today: string): boolean =>
  addWorkingDays(due, quietEscalation) < today;

/**
 * The day (at the ministry, `YYYY-MM-DD`) by whose end the owner owes the next step: a first answer, then a date or a
 * waiting reason, then what it promised. A promised day stops the clock until that day.
 */
export function dueDate(state: State, terms: Terms, today: string, promised?: string): string {
  switch (state) {
    case 'held':
    case 'pending':
      return addWorkingDays(today, terms.firstAnswer);
    case 'accepted':
      return addWorkingDays(today, terms.dateOrWaitingReason);
    case 'scheduled':
    case 'waiting':
      return promised ?? addWorkingDays(today, terms.quietEscalation);
    case 'closed':
      return today;
  }
}
