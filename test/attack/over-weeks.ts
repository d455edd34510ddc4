import { catalog } from '../../shared/catalog/current.ts';
import type { Figures } from '../../shared/statement/figures.ts';
import { cohortStates } from '../../shared/statement/names.ts';
import { type Outside, type OutsideCohort, outsideNational } from '../../shared/statement/outside.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import type { Fact } from './artifacts.ts';
import type { Inequality } from './solver.ts';

export type Linked = { readonly facts: readonly Fact[]; readonly inequalities: readonly Inequality[] };

/** A figure of one week among those of all weeks. */
export const inWeek = (week: string, name: string): string => `${week} ${name}`;

/**
 * What the national letters say of several weeks at once, where no correction loosens it: means and sums, people told
 * again at each age, and what stands open as it was carried over.
 */
export function linksOver(statements: readonly Statement[]): Linked {
  const weeks = statements.map((statement, at) => {
    const before = statements.slice(0, at);
    const told = outsideNational(statement, before.at(-1), catalog);
    const cohorts = Object.entries(told.cohorts ?? {}).map(([age, cohort]) =>
      cohortIn(statement, cohort, statement.cohorts?.[age]?.states ?? {}),
    );
    return {
      facts: cohorts.flatMap(({ facts }) => facts),
      inequalities: [
        ...cohorts.flatMap(({ inequalities }) => inequalities),
        ...sumsIn(told, statement, before),
        ...carried(statement, before.at(-1)),
      ],
    };
  });
  return {
    facts: weeks.flatMap(({ facts }) => facts),
    inequalities: weeks.flatMap(({ inequalities }) => inequalities),
  };
}

/** The same people as in their own week, in rows by how they stand. */
function cohortIn({ week }: Statement, cohort: OutsideCohort, truth: Figures): Linked {
  const of = (name: string) => inWeek(week, `cohort of ${cohort.week}: ${name}`);
  const people = inWeek(cohort.week, '|people');
  const { low, high } = cohort.confirmed;
  return {
    facts: [
      ...cohortStates.map((state) => ({
        ...cohort.states[state],
        ...{ name: of(state), truth: truth[state] ?? 0, isCell: true },
      })),
      { name: of('confirmed'), low, high, truth: low, isCell: false },
    ],
    inequalities: [
      { low: cohort.people.low, high: cohort.people.high, terms: [[people, 1]] },
      zero([[people, -1], ...cohortStates.map((state) => [of(state), 1] as const)]),
      {
        ...zero([
          [of('helped'), 1],
          [of('partly'), 1],
          [of('confirmed'), -1],
        ]),
        high: Number.POSITIVE_INFINITY,
      },
    ],
  };
}

const zero = (terms: Inequality['terms']): Inequality => ({ low: 0, high: 0, terms });

/** A mean is told in multiples of 50, a sum in multiples of 100. */
function sumsIn({ totals }: Outside, { week }: Statement, before: readonly Statement[]): Inequality[] {
  return Object.entries(totals).flatMap(([name, { mean, sum }]) => {
    const of = (weeks: readonly string[]) => weeks.map((each) => [inWeek(each, `|${name}`), 1] as const);
    const weeks = before.map((one) => one.week);
    return [
      ...(mean === undefined
        ? []
        : [{ low: 4 * (mean - 25), high: 4 * (mean + 25) - 1, terms: of(weeks.slice(-4)) }]),
      ...(sum === undefined ? [] : [{ low: sum - 50, high: sum + 49, terms: of([...weeks, week]) }]),
    ];
  });
}

/** Reopened ones are told nowhere, and so it can only be more. */
function carried({ week }: Statement, before: Statement | undefined): Inequality[] {
  if (!before) return [];
  const terms = [
    [inWeek(week, '|open'), 1],
    [inWeek(before.week, '|open'), -1],
    [inWeek(week, '|choices'), -1],
    [inWeek(week, '|closed'), 1],
  ] as const;
  return [{ low: 0, high: Number.POSITIVE_INFINITY, terms }];
}
