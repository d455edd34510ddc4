import { previousWeek } from '../calendar/week.ts';
import { foldLongPast, mondayAfter } from './due.ts';
import { combine, type Figures, isStock, pick, sumOf } from './figures.ts';
import { isSinceThree } from './names.ts';
import { isNeedFigure } from './needs.ts';
import type { StatementPart } from './statement.ts';

export type PartSources = {
  readonly week: string;
  readonly flows: Figures;
  /** Fresh figures of earlier weeks, by week: those that can be corrected. */
  readonly recounts: Readonly<Record<string, Figures>>;
  /** What the statements before said, the newest first. */
  readonly frozen: readonly { readonly week: string; readonly part: StatementPart | undefined }[];
};

/** One office's part of a statement, or the country's. */
export function composePart(sources: PartSources): StatementPart {
  const { week, flows, recounts } = sources;
  const corrections = correctionsOf(sources);
  const changes = sumOf(Object.values(corrections));
  const opening = combine(partBefore(sources)?.closing ?? {}, pick(changes, isStock));
  return {
    flows,
    // By program and place, the weeks before are read from their own statements and what corrected them.
    before: pick(recounts[previousWeek(week)] ?? {}, (name) => !isNeedFigure(name)),
    opening: pick(opening, (name) => isStock(name) && !/^(due|open):/.test(name)),
    closing: foldLongPast(combine(opening, pick(flows, isStock)), mondayAfter(week)),
    corrections,
    fourWeeks: fourWeeksBefore(sources),
    total: pick(combine(totalBefore(sources), combine(flows, changes)), isToldOverWeeks),
  };
}

const partBefore = ({ week, frozen }: PartSources): StatementPart | undefined =>
  frozen.find((one) => one.week === previousWeek(week))?.part;

/** What was found to be different since it was told the last time; what an old statement did not count was not wrong. */
function correctionsOf({ recounts, frozen }: PartSources): StatementPart['corrections'] {
  const counted = (of: string): ((name: string) => boolean) => {
    const part = frozen.find(({ week }) => week === of)?.part;
    return part && !part.opening ? (name) => !isSinceThree(name) : () => true;
  };
  const told = (of: string): Figures =>
    sumOf(frozen.map(({ week, part }) => (week === of ? part?.flows : part?.corrections[of]) ?? {}));
  const differences = Object.entries(recounts).map(
    ([week, figures]) => [week, combine(pick(figures, counted(week)), told(week), -1)] as const,
  );
  return Object.fromEntries(differences.filter(([, figures]) => Object.keys(figures).length > 0));
}

/** Two-way figures, and how long first answers took, are read week by week. */
const isToldOverWeeks = (name: string): boolean =>
  !isStock(name) && !isNeedFigure(name) && !/^(in|handover|first-answer):/.test(name);

const isKnown = <T>(one: T | undefined): one is T => one !== undefined;

function fourWeeksBefore({ recounts, frozen }: PartSources): NonNullable<StatementPart['fourWeeks']> {
  const known = frozen
    .slice(0, 4)
    .map(({ week }) => recounts[week])
    .filter(isKnown);
  return { weeks: known.length, sums: pick(sumOf(known), isToldOverWeeks) };
}

/** Before template 3 nobody kept it: then it is the sum of all that was told. */
const totalBefore = (sources: PartSources): Figures =>
  partBefore(sources)?.total ??
  sumOf(sources.frozen.flatMap(({ part }) => (part ? [part.flows, ...Object.values(part.corrections)] : [])));
