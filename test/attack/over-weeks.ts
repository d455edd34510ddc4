import { catalog } from '../../shared/catalog/current.ts';
import type { Interval } from '../../shared/statement/ledger.ts';
import { cohortStates } from '../../shared/statement/names.ts';
import { type Outside, outsideNational } from '../../shared/statement/outside.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import type { Inequality } from './solver.ts';

export type Linked = {
  readonly numbers: ReadonlyMap<string, Interval>;
  readonly inequalities: readonly Inequality[];
};

/** A figure of one week among those of all weeks. */
export const inWeek = (week: string, name: string): string => `${week} ${name}`;

/**
 * What the national letters say of several weeks at once, where no correction loosens it: means and sums, people told
 * again at each age, and what stands open as it was carried over.
 */
export function linksOver(statements: readonly Statement[]): Linked {
  const numbers = new Map<string, Interval>();
  const inequalities: Inequality[] = [];
  for (const [at, statement] of statements.entries()) {
    const before = statements.slice(0, at);
    const told = outsideNational(statement, before.at(-1), catalog);
    inequalities.push(...sumsIn(told, statement, before), ...carried(statement, before.at(-1)));
    for (const cohort of Object.values(told.cohorts ?? {})) {
      const of = (name: string) => inWeek(statement.week, `cohort of ${cohort.week}: ${name}`);
      for (const state of cohortStates) numbers.set(of(state), cohort.states[state]);
      numbers.set(of('confirmed'), cohort.confirmed);
      inequalities.push(
        zero([[inWeek(cohort.week, '|people'), -1], ...cohortStates.map((state) => [of(state), 1] as const)]),
        {
          ...zero([
            [of('helped'), 1],
            [of('partly'), 1],
            [of('confirmed'), -1],
          ]),
          high: Number.POSITIVE_INFINITY,
        },
      );
    }
  }
  return { numbers, inequalities };
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
