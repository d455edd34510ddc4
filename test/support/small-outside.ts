import type { Rounded } from '../../shared/statement/ledger.ts';
import { cohortStates } from '../../shared/statement/names.ts';
import type { Outside, OutsideCohort } from '../../shared/statement/outside.ts';

const near = (shown: number): Rounded => ({ shown, low: Math.max(0, shown - 2), high: shown + 2 });
const row = (name: string, now: number, before: number) => ({ name, now: near(now), before: near(before) });
const cohort = (week: string): OutsideCohort => ({
  ...{ week, people: near(120), confirmed: near(25) },
  states: Object.fromEntries(
    cohortStates.map((state, at) => [state, near(5 * at)]),
  ) as OutsideCohort['states'],
});

/** One of each kind of figure that may leave the page, however it came to be. */
export const smallOutside: Outside = {
  exact: { overdue: 7, dueThisWeek: 12 },
  totals: {
    people: { now: near(65), before: near(60), mean: 50, sum: 1200 },
    peopleHelped: { now: near(20), before: near(0), mean: 0, sum: 300 },
    ...{ choices: { now: near(0) }, answered: { now: near(35) }, open: { now: near(40), before: near(45) } },
  },
  tables: {
    programs: {
      rows: [row('program:ttg', 45, 40), row('program:remitansi', 20, 0)],
      few: { rows: 3, high: 2 },
    },
    districts: { rows: [row('district:32.12', 65, 60)], few: { rows: 0, high: 0 } },
    states: { rows: [row('state:pending', 25, 30), row('state:waiting', 15, 15)], few: { rows: 0, high: 0 } },
    overdueAges: { rows: [row('overdue:upTo5', 5, 0)], few: { rows: 2, high: 2 } },
    outcomes: { rows: [row('outcome:trained', 15, 10)], few: { rows: 20, high: 2 } },
    notCovered: { rows: [], few: { rows: 38, high: 2 } },
  },
  firstAnswer: { median: 2, p90: 6 },
  correctedWeeks: ['2026-W45', '2026-W46'],
  cohorts: { 4: cohort('2026-W43'), 8: cohort('2026-W39'), 13: cohort('2026-W34') },
  shift: { formalPlacement: near(5), helpedAtHome: near(10), unknown: near(40) },
};
