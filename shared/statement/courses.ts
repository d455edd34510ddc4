import { combine, type Figures, sumOf } from './figures.ts';
import type { Cohort } from './statement.ts';
import type { WeekCount } from './week-count.ts';

/** What became of people since they applied. */
export type Courses = {
  /** By age in weeks. */
  readonly cohorts: Readonly<Record<string, Cohort>>;
  /** People of the last 13 weeks who planned to work abroad in a household, by `shiftStates`. */
  readonly shift: Figures;
};

/** Of parts that share no person. */
export function sumCourses(parts: readonly Courses[]): Courses {
  const ages = Object.keys(parts[0]?.cohorts ?? {});
  const ofAge = (age: string): Cohort =>
    parts.flatMap(({ cohorts }) => cohorts[age] ?? []).reduce(sumCohorts);
  return {
    cohorts: Object.fromEntries(ages.map((age) => [age, ofAge(age)])),
    shift: sumOf(parts.map(({ shift }) => shift)),
  };
}

const sumCohorts = (left: Cohort, right: Cohort): Cohort => ({
  week: left.week,
  people: left.people + right.people,
  states: combine(left.states, right.states),
  confirmed: left.confirmed + right.confirmed,
});

/** Without weeks before the first statement: the statement's number says how many there have been. */
export const cohortsSince = ({ cohorts }: Courses, number: number): Record<string, Cohort> =>
  Object.fromEntries(Object.entries(cohorts).filter(([age]) => Number(age) < number));

/** Everybody who applied stands in one state, and the count of the week itself, where there is one, knows as many. */
export function coursesAddUp({ cohorts }: Courses, counts: Readonly<Record<string, WeekCount>>): boolean {
  return Object.values(cohorts).every(({ week, people, states, confirmed }) => {
    const { helped = 0, partly = 0 } = states;
    const known = counts[week]?.national['people'] ?? (counts[week] ? 0 : people);
    const stated = Object.values(states).reduce((sum, count) => sum + count, 0);
    return stated === people && known === people && confirmed <= helped + partly;
  });
}
