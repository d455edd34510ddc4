import { lastWeeks } from '../calendar/week.ts';
import { mondayAfter, overdueOn } from './due.ts';
import type { StatementPart } from './statement.ts';

/** How a part stood in one week, as it was frozen then. */
export type WeekPoint = {
  readonly week: string;
  /** Not counted in statements from before template 3. */
  readonly people?: number;
  readonly answered: number;
  readonly open: number;
  readonly overdue: number;
};

const mostWeeks = 13;

/** The weeks of a chart that ends with this one, the newest first. */
export const weeksUntil = (week: string): string[] => lastWeeks(week, mostWeeks);

export const weekPoint = (week: string, { flows, closing, opening }: StatementPart): WeekPoint => ({
  week,
  ...(opening && { people: flows['people'] ?? 0 }),
  answered: flows['answered'] ?? 0,
  open: closing['open'] ?? 0,
  overdue: overdueOn(closing, mondayAfter(week)),
});
