import { type CohortState, cohortAges, cohortStates } from './names.ts';
import { percentages } from './percent.ts';
import type { Cohort, Statement } from './statement.ts';

/** How the people of one week stand some weeks later; the percentages add up to 100. */
export type CohortTold = {
  /** In weeks. */
  readonly age: number;
  readonly week: string;
  readonly people: number;
  readonly states: readonly {
    readonly state: CohortState;
    readonly count: number;
    readonly percent: number;
  }[];
  /** Of those helped, fully or partly: who says so too. */
  readonly confirmed: { readonly count: number; readonly of: number };
};

/** A cohort without people tells nothing. */
export const tellCohorts = ({ cohorts = {} }: Statement): CohortTold[] =>
  cohortAges.flatMap((age) => {
    const cohort = cohorts[age];
    return cohort && cohort.people > 0 ? [told(age, cohort)] : [];
  });

function told(age: number, { week, people, states, confirmed }: Cohort): CohortTold {
  const counts = cohortStates.map((state) => states[state] ?? 0);
  const shares = percentages(counts);
  return {
    ...{ age, week, people },
    states: cohortStates.map((state, at) => ({ state, count: counts[at] ?? 0, percent: shares[at] ?? 0 })),
    confirmed: { count: confirmed, of: (states['helped'] ?? 0) + (states['partly'] ?? 0) },
  };
}
