import { jakartaDate, previousWeek, weekRange } from '../calendar/week.ts';
import { combine, type Figures, foldOverdue, isStock, pick, sumOf } from './figures.ts';
import { isNationalOnly } from './names.ts';
import { isNeedFigure } from './needs.ts';
import type { Statement, StatementPart } from './statement.ts';
import type { WeekCount } from './week-count.ts';

/** Changes with every change of what is counted or how it is told, so that an old statement is read by its own rules. */
export const templateVersion = 2;

export type Sources = {
  readonly week: string;
  readonly count: WeekCount;
  /** Fresh counts of the weeks before, as far as they can be corrected. */
  readonly recounts: Readonly<Record<string, WeekCount>>;
  /** The frozen statements of those weeks. */
  readonly frozen: readonly Statement[];
  /** Every office, also those to which nothing happened. */
  readonly offices: readonly string[];
  /** Those of them that no mail reaches. */
  readonly mailboxesNotWorking?: readonly string[];
};

type PartOf = (source: { offices: Record<string, unknown>; national: unknown }) => unknown;

/** Makes the statement of a week from counts and from what is frozen already. Nothing is read or written here. */
export function composeStatement(sources: Sources): Statement {
  const { week, count, recounts, frozen, offices } = sources;
  // A choice of an earlier week that is still under way, or went astray, must not hide behind a new week's tick.
  const counts = [count, ...Object.values(recounts)];
  const parts = Object.fromEntries(
    offices.map((office) => [office, composePart(sources, (of) => of.offices[office])]),
  );
  const national = composePart(sources, (of) => of.national);
  const last = frozen.find((statement) => statement.week === previousWeek(week));
  return {
    week,
    number: (last?.number ?? 0) + 1,
    template: templateVersion,
    hash: count.hash,
    proof: {
      choices: counts.every(({ unmatched }) => unmatched === 0),
      offices: addsUp(national, Object.values(parts)),
      underWay: counts.reduce((sum, { underWay }) => sum + underWay, 0),
    },
    mailboxesNotWorking: [...(sources.mailboxesNotWorking ?? [])],
    national,
    offices: parts,
  };
}

function composePart({ week, count, recounts, frozen }: Sources, partOf: PartOf): StatementPart {
  const flowsIn = (of: WeekCount | undefined): Figures => (of && (partOf(of) as Figures | undefined)) ?? {};
  const frozenPart = (of: Statement): StatementPart | undefined => partOf(of) as StatementPart | undefined;
  const told = (of: string): Figures =>
    sumOf(
      frozen.map((statement) => {
        const part = frozenPart(statement);
        return (statement.week === of ? part?.flows : part?.corrections[of]) ?? {};
      }),
    );
  const corrections = Object.fromEntries(
    frozen
      .map((statement) => [
        statement.week,
        combine(flowsIn(recounts[statement.week]), told(statement.week), -1),
      ])
      .filter(([, difference]) => Object.keys(difference as Figures).length > 0),
  ) as Record<string, Figures>;
  const last = frozen.find((statement) => statement.week === previousWeek(week));
  const opening = (last && frozenPart(last)?.closing) ?? {};
  const changes = sumOf([flowsIn(count), ...Object.values(corrections)]);
  return {
    flows: flowsIn(count),
    // By program and place, the weeks before are read from their own statements and what corrected them.
    before: pick(flowsIn(recounts[previousWeek(week)]), (name) => !isNeedFigure(name)),
    closing: foldOverdue(combine(opening, pick(changes, isStock)), mondayAfter(week)),
    corrections,
  };
}

const mondayAfter = (week: string): string => jakartaDate(weekRange(week).end);

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
