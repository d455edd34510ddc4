import { mondayAfter, overdueOn } from './due.ts';
import type { Statement } from './statement.ts';

/** Offices that let needs go past their term and answered nobody in the week, the most overdue first. */
export function silentOffices({ week, offices }: Statement): string[] {
  const monday = mondayAfter(week);
  return Object.entries(offices)
    .map(([office, { flows, closing }]) => {
      const answered = flows['answered'] ?? 0;
      return { office, overdue: answered === 0 ? overdueOn(closing, monday) : 0 };
    })
    .filter(({ overdue }) => overdue > 0)
    .sort((a, b) => b.overdue - a.overdue || (a.office < b.office ? -1 : 1))
    .map(({ office }) => office);
}
