import { previousWeek, weekOf } from '../../shared/calendar/week.ts';
import { isTold } from '../../shared/storage/statements.ts';
import { weekHasEntries } from '../../shared/storage/week-index.ts';
import type { GatherDeps } from './deps.ts';

/** Two hours after `summarize` was called, at eight in the ministry's time, everybody should have the closed week's figures. */
const toldByMs = 8 * 3600 * 1000;

/**
 * Reports at each tick, also on holidays and at night, that the closed week is not told. It stands here because whoever
 * failed to tell it cannot be trusted to say so.
 */
export async function watchStatement(tick: Date, { table, report }: GatherDeps): Promise<void> {
  const closed = previousWeek(weekOf(new Date(tick.getTime() - toldByMs)));
  if (await isTold(table, closed)) return;
  // In the week in which a system begins there is nothing to tell of the one before.
  const isAwaited = (await isTold(table, previousWeek(closed))) || (await weekHasEntries(table, closed));
  if (isAwaited) report.count('StatementsUntold');
}
