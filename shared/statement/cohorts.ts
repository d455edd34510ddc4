import { lastWeeks } from '../calendar/week.ts';
import type { Catalog } from '../catalog/types.ts';
import { Application, bestOf } from './application.ts';
import type { Counted } from './counted.ts';
import type { Courses } from './courses.ts';
import { Counter } from './figures.ts';
import type { Whose } from './merge-weeks.ts';
import { type CohortState, cohortAges, isHelped, type ShiftState, shiftStates } from './names.ts';
import type { Entry } from './week-reader.ts';

/** The weeks that a Monday looks back to, the newest first: the closed one and 13 before it. */
export const weeksBack = (week: string): string[] => lastWeeks(week, 1 + Math.max(...cohortAges));

/** What one person's submissions of a week came to. */
type Course = { readonly states: Set<CohortState>; confirmed: boolean };

/** Follows people from the week in which they applied. Entries come person by person, submission by submission. */
export class CohortCounter {
  private readonly catalog: Catalog;
  private readonly ages: ReadonlyMap<string, number>;
  private readonly shiftWeeks: ReadonlySet<string>;
  private readonly householdPlans: ReadonlySet<string>;
  private readonly counters = new Map(cohortAges.map((age) => [age as number, new Counter()]));
  private readonly shift = new Counter();
  /** Whoever is met in the week's own entries: the other side of the proof that all of them have a state. */
  private readonly people = new Map<string, { last: number; count: number }>();
  private submission = 0;
  private person = 0;
  private application = new Application();
  /** Of the person's, those that came in while plans are followed. */
  private followed: Application[] = [];
  private courses = new Map<number, Course>();

  constructor(week: string, catalog: Catalog) {
    const weeks = weeksBack(week);
    this.catalog = catalog;
    this.ages = new Map(cohortAges.map((age) => [weeks[age] ?? '', age]));
    this.shiftWeeks = new Set(weeks.slice(0, Math.max(...cohortAges)));
    this.householdPlans = new Set(catalog.plans.filter(({ closed }) => closed).map(({ id }) => id));
  }

  add(week: string, entry: Entry, whose: Whose, tally: Counted): void {
    if (whose.submission !== this.submission) this.begin(whose);
    if (tally.kind === 'S') this.meet(week);
    this.application.add(week, numberIn(entry), tally);
  }

  finish(): Courses {
    this.begin({ person: 0, submission: 0 });
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

  private begin({ person, submission }: Whose): void {
    this.closeApplication();
    this.submission = submission;
    if (person !== this.person) this.closePerson();
    this.person = person;
  }

  private meet(week: string): void {
    const met = this.people.get(week);
    if (!met) this.people.set(week, { last: this.person, count: 1 });
    else if (met.last !== this.person) {
      met.last = this.person;
      met.count += 1;
    }
  }

  private closeApplication(): void {
    const { application } = this;
    this.application = new Application();
    const { week } = application;
    if (week === undefined) return;
    const age = this.ages.get(week);
    if (age !== undefined) this.follow(age, application);
    if (this.shiftWeeks.has(week)) this.followed.push(application);
  }

  private follow(age: number, application: Application): void {
    const course = this.courses.get(age) ?? { states: new Set(), confirmed: false };
    for (const state of application.states(this.catalog)) course.states.add(state);
    course.confirmed ||= application.isConfirmed(this.catalog);
    this.courses.set(age, course);
  }

  private closePerson(): void {
    for (const [age, { states, confirmed }] of this.courses) {
      this.counters.get(age)?.add(bestOf([...states]));
      if (confirmed) this.counters.get(age)?.add('confirmed');
    }
    this.lookForShift();
    this.courses.clear();
    this.followed = [];
  }

  private lookForShift(): void {
    if (!this.followed.some(({ plan }) => this.householdPlans.has(plan))) return;
    const found = this.followed.map((application) => shiftOf(application, this.catalog));
    this.shift.add(shiftStates.find((state) => found.includes(state)) ?? 'unknown');
  }
}

function shiftOf(application: Application, catalog: Catalog): ShiftState {
  if (application.hasOutcome(catalog.formalOutcomes)) return 'formalPlacement';
  return application.states(catalog).some(isHelped) ? 'helpedAtHome' : 'unknown';
}

const separator = '#'.charCodeAt(0);
const zero = '0'.charCodeAt(0);

/** The last part of a sort key, where it is a number. */
function numberIn({ bytes, sortFrom, sortTo }: Entry): number {
  let [number, power] = [0, 1];
  for (let at = sortTo - 1; at >= sortFrom && bytes[at] !== separator; at -= 1) {
    number += ((bytes[at] as number) - zero) * power;
    power *= 10;
  }
  return number;
}
