import { previousWeek } from '../calendar/week.ts';
import { composePart } from './compose-part.ts';
import { type Courses, cohortsSince, coursesAddUp } from './courses.ts';
import { combine, type Figures, pick, sumOf } from './figures.ts';
import { isNationalOnly } from './names.ts';
import type { Statement, StatementPart } from './statement.ts';
import type { WeekCount } from './week-count.ts';

/** Changes with every change of what is counted or how it is told, so that an old statement is read by its own rules. */
export const templateVersion = 3;

export type Sources = {
  readonly week: string;
  readonly count: WeekCount;
  /** Fresh counts of weeks before, by week: those that can be corrected. */
  readonly recounts: Readonly<Record<string, WeekCount>>;
  /** What became of those who applied some weeks ago. */
  readonly courses?: Courses;
  /** The frozen statements since the oldest of those weeks, the newest first; all where the newest has no total. */
  readonly frozen: readonly Statement[];
  /** Every office, also those to which nothing happened. */
  readonly offices: readonly string[];
  /** Those of them that no mail reaches. */
  readonly mailboxesNotWorking?: readonly string[];
};

type PartOf = (source: { offices: Record<string, unknown>; national: unknown }) => unknown;

/** Makes the statement of a week from counts and from what is frozen already. Nothing is read or written here. */
export function composeStatement(sources: Sources): Statement {
  const { week, count, recounts, frozen, offices, courses } = sources;
  // A choice of an earlier week that is still under way, or went astray, must not hide behind a new week's tick.
  const counts = [count, ...Object.values(recounts)];
  const parts = Object.fromEntries(
    offices.map((office) => [office, partFrom(sources, (of) => of.offices[office])]),
  );
  const national = partFrom(sources, (of) => of.national);
  const last = frozen.find((statement) => statement.week === previousWeek(week));
  const number = (last?.number ?? 0) + 1;
  return {
    week,
    number,
    template: templateVersion,
    hash: count.hash,
    proof: {
      choices: counts.every(({ unmatched }) => unmatched === 0),
      offices: addsUp(national, Object.values(parts)),
      underWay: counts.reduce((sum, { underWay }) => sum + underWay, 0),
      ...(courses && { cohorts: coursesAddUp(courses, { ...recounts, [week]: count }) }),
    },
    ...(courses && { cohorts: cohortsSince(courses, number), shift: courses.shift }),
    mailboxesNotWorking: [...(sources.mailboxesNotWorking ?? [])],
    national,
    offices: parts,
  };
}

/** The same part of every source: an office's, or the country's. */
function partFrom({ week, count, recounts, frozen }: Sources, partOf: PartOf): StatementPart {
  const flowsIn = (of: WeekCount): Figures => (partOf(of) as Figures | undefined) ?? {};
  return composePart({
    week,
    flows: flowsIn(count),
    recounts: Object.fromEntries(Object.entries(recounts).map(([of, recount]) => [of, flowsIn(recount)])),
    frozen: frozen.map((of) => ({ week: of.week, part: partOf(of) as StatementPart | undefined })),
  });
}

/** Sum of the offices = national, figure by figure, for what happened and for what stands open. */
function addsUp(national: StatementPart, offices: readonly StatementPart[]): boolean {
  const shared = (figures: Figures): Figures => pick(figures, (name) => !isNationalOnly(name));
  const equal = (whole: Figures, parts: readonly Figures[]): boolean =>
    Object.keys(combine(shared(whole), shared(sumOf(parts)), -1)).length === 0;
  return (
    equal(
      national.flows,
      offices.map(({ flows }) => flows),
    ) &&
    equal(
      national.closing,
      offices.map(({ closing }) => closing),
    ) &&
    (national.flows['received'] ?? 0) === (national.flows['passedOn'] ?? 0)
  );
}
