import { lastWeeks, weekOf } from '../calendar/week.ts';
import { combine, type Figures, isStock, pick, sumOf } from './figures.ts';
import type { StatementPart } from './statement.ts';

/** Needs by program and place as the last tick counted them: the week it was in, and the one before. */
export type LiveNeeds = {
  /** The tick (ISO). */
  readonly at: string;
  readonly weeks: Readonly<Record<string, Figures>>;
};

export type KnownNeeds = {
  readonly week: string;
  readonly newInWeek: Figures;
  /** In this week and the three before it. */
  readonly newInFourWeeks: Figures;
  readonly open: Figures;
};

const planned = 4;

/** The weeks that are looked at: of the count, and of statements, as far as there are any. */
export const plannedWeeks = (at: string): string[] => lastWeeks(weekOf(new Date(at)), planned);

/** What is known at the moment of the count; a statement says what was frozen before it, and what that corrected. */
export function knownNeeds(live: LiveNeeds, frozen: ReadonlyMap<string, StatementPart>): KnownNeeds {
  const weeks = plannedWeeks(live.at);
  const happened = weeks.map((week) => live.weeks[week] ?? told(week, frozen));
  const flows = happened.map((figures) => pick(figures, (name) => !isStock(name)));
  return {
    week: weeks[0] ?? '',
    newInWeek: flows[0] ?? {},
    newInFourWeeks: sumOf(flows),
    open: openAt(live, frozen, weeks),
  };
}

const told = (week: string, frozen: ReadonlyMap<string, StatementPart>): Figures =>
  sumOf([frozen.get(week)?.flows ?? {}, ...[...frozen.values()].map((part) => part.corrections[week] ?? {})]);

/** What stood open at the end of the newest frozen week, and what has changed since, also by what came late. */
function openAt(
  live: LiveNeeds,
  frozen: ReadonlyMap<string, StatementPart>,
  weeks: readonly string[],
): Figures {
  const last = weeks.find((week) => frozen.has(week));
  const part = last === undefined ? undefined : frozen.get(last);
  const changes = Object.entries(live.weeks).map(([week, figures]) =>
    week === last ? combine(figures, part?.flows ?? {}, -1) : figures,
  );
  return pick(sumOf([part?.closing ?? {}, ...changes]), isStock);
}
