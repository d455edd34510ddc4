import { lastWeeks } from '../calendar/week.ts';
import type { Catalog } from '../catalog/types.ts';
import { Application, bestOf } from './application.ts';
import type { Courses } from './courses.ts';
import { Counter } from './figures.ts';
import { type CohortState, cohortAges, isHelped, type ShiftState, shiftStates } from './names.ts';
import type { Tally } from './tally.ts';

/** The weeks that a Monday looks back to, the newest first: the closed one and 13 before it. */
export const weeksBack = (week: string): string[] => lastWeeks(week, 1 + Math.max(...cohortAges));

/** What one person's submissions of a week, or plans, came to. */
type Course = { readonly states: Set<CohortState>; confirmed: boolean };
type Shift = { planned: boolean; found: ShiftState };

/** Follows people from the week in which they applied. Entries come person by person, submission by submission. */
export class CohortCounter {
  private readonly catalog: Catalog;
  private readonly ages: ReadonlyMap<string, number>;
  private readonly shiftWeeks: ReadonlySet<string>;
  private readonly householdPlans: ReadonlySet<string>;
  private readonly counters = new Map(cohortAges.map((age) => [age as number, new Counter()]));
  private readonly shift = new Counter();
  /** Whoever is met in the week's own entries: the other side of the proof that all of them have a state. */
  private readonly people = new Map<string, { last: string; count: number }>();
  private current = { person: '', submission: '' };
  private application = new Application();
  private courses = new Map<number, Course>();
  private plans: Shift = { planned: false, found: 'unknown' };

  constructor(week: string, catalog: Catalog) {
    const weeks = weeksBack(week);
    this.catalog = catalog;
    this.ages = new Map(cohortAges.map((age) => [weeks[age] ?? '', age]));
    this.shiftWeeks = new Set(weeks.slice(0, Math.max(...cohortAges)));
    this.householdPlans = new Set(catalog.plans.filter(({ closed }) => closed).map(({ id }) => id));
  }

  add(week: string, sort: string, tally: Tally): void {
    const [person = '', submission = '', ...rest] = sort.split('#');
    if (person !== this.current.person || submission !== this.current.submission) this.closeApplication();
    if (person !== this.current.person) this.closePerson();
    this.current = { person, submission };
    if (tally.kind === 'S') this.meet(week, person);
    this.application.add(week, rest, tally);
  }

  finish(): Courses {
    this.closeApplication();
    this.closePerson();
    return {
      cohorts: Object.fromEntries(
        [...this.ages].map(([week, age]) => {
          const { confirmed = 0, ...states } = this.counters.get(age)?.figures() ?? {};
          return [age, { week, people: this.people.get(week)?.count ?? 0, states, confirmed }];
        }),
      ),
      shift: this.shift.figures(),
    };
  }

  private meet(week: string, person: string): void {
    const { last, count } = this.people.get(week) ?? { last: '', count: 0 };
    if (person !== last) this.people.set(week, { last: person, count: count + 1 });
  }

  private closeApplication(): void {
    const { application } = this;
    this.application = new Application();
    const { week } = application;
    if (week === undefined) return;
    const age = this.ages.get(week);
    if (age !== undefined) this.follow(age, application);
    if (this.shiftWeeks.has(week)) this.lookForShift(application);
  }

  private follow(age: number, application: Application): void {
    const course = this.courses.get(age) ?? { states: new Set(), confirmed: false };
    for (const state of application.states(this.catalog)) course.states.add(state);
    course.confirmed ||= application.isConfirmed(this.catalog);
    this.courses.set(age, course);
  }

  private lookForShift(application: Application): void {
    this.plans.planned ||= this.householdPlans.has(application.plan);
    const found = shiftOf(application, this.catalog);
    if (shiftStates.indexOf(found) < shiftStates.indexOf(this.plans.found)) this.plans.found = found;
  }

  private closePerson(): void {
    for (const [age, { states, confirmed }] of this.courses) {
      this.counters.get(age)?.add(bestOf([...states]));
      if (confirmed) this.counters.get(age)?.add('confirmed');
    }
    if (this.plans.planned) this.shift.add(this.plans.found);
    this.courses = new Map();
    this.plans = { planned: false, found: 'unknown' };
  }
}

function shiftOf(application: Application, catalog: Catalog): ShiftState {
  if (application.hasOutcome(catalog.formalOutcomes)) return 'formalPlacement';
  return application.states(catalog).some(isHelped) ? 'helpedAtHome' : 'unknown';
}
