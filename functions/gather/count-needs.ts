import { inOfficeHours } from '../../shared/calendar/office-hours.ts';
import { previousWeek, weekOf } from '../../shared/calendar/week.ts';
import type { Catalog } from '../../shared/catalog/types.ts';
import { supportedBy } from '../../shared/referral/supported-by.ts';
import { needFiguresOf } from '../../shared/statement/needs.ts';
import type { WeekCount } from '../../shared/statement/week-count.ts';
import { keepLiveNeeds } from '../../shared/storage/live-needs.ts';
import type { DirectoryEntry } from '../../shared/storage/offices.ts';
import { countWeek } from '../../shared/storage/week-index.ts';
import type { GatherDeps } from './deps.ts';

/** What a pass over each week found, by week. */
export type CountedWeeks = Readonly<Record<string, WeekCount>>;

/**
 * Counts this week and the one before, to which a late `dispatch` still adds, and keeps the figures for the pages.
 * Nothing where no supporting office is at work: it is the largest read of a tick.
 */
export async function countNeeds(
  offices: readonly DirectoryEntry[],
  tick: Date,
  { table, catalog }: GatherDeps,
): Promise<CountedWeeks | undefined> {
  if (!offices.some((office) => isAtWork(office, tick, catalog))) return undefined;
  const week = weekOf(tick);
  const counted: Record<string, WeekCount> = {};
  for (const each of [week, previousWeek(week)]) counted[each] = await countWeek(table, each, catalog);
  const figures = Object.entries(counted).map(([each, { national }]) => [each, needFiguresOf(national)]);
  await keepLiveNeeds(table, { at: tick.toISOString(), weeks: Object.fromEntries(figures) });
  return counted;
}

const isAtWork = ({ office, zone }: DirectoryEntry, tick: Date, catalog: Catalog): boolean =>
  inOfficeHours(tick, zone) && supportedBy(catalog, office).length > 0;
