import type { Catalog } from '../../shared/catalog/types.ts';
import { supportedBy } from '../../shared/referral/supported-by.ts';
import { combine } from '../../shared/statement/figures.ts';
import { needCell } from '../../shared/statement/needs.ts';
import type { WeekCount } from '../../shared/statement/week-count.ts';
import type { Letter } from '../../shared/storage/letters.ts';
import type { CountedWeeks } from './count-needs.ts';

type News = {
  /** How many needs no letter told yet. */
  readonly fresh: number;
  /** How many of each week are told when this letter goes; absent where the office supports nothing. */
  readonly told: Letter['supportedByWeek'];
};

/** By week, not by moment: what a late `dispatch` adds to last week is the difference to what was told of that week. */
export function supportNews(
  office: string,
  told: Letter['supportedByWeek'],
  counted: CountedWeeks | undefined,
  catalog: Catalog,
): News {
  const supported = supportedBy(catalog, office);
  if (!counted || supported.length === 0) return { fresh: 0, told };
  const names = supported.flatMap(({ program, places }) =>
    places.map((place) => needCell(program.id, place)),
  );
  // The index may lag and show less than before: what is told is told.
  const toldNow = Object.entries(counted).map(
    ([week, count]) => [week, Math.max(told?.[week] ?? 0, needsOfOthers(count, office, names))] as const,
  );
  const fresh = toldNow.reduce((sum, [week, count]) => sum + count - (told?.[week] ?? 0), 0);
  return { fresh, told: Object.fromEntries(toldNow) };
}

/** What the office owns itself stands among its own. */
function needsOfOthers({ national, offices }: WeekCount, office: string, names: readonly string[]): number {
  const others = combine(national, offices[office] ?? {}, -1);
  return names.reduce((sum, name) => sum + (others[name] ?? 0), 0);
}
