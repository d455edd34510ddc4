import type { Catalog } from '../catalog/types.ts';
import { groupOfOutcome } from '../referral/outcomes.ts';
import type { State } from '../referral/states.ts';
import type { Counted, CountedSubmission } from './counted.ts';
import { type CohortState, cohortStates, isHelped } from './names.ts';

type Standing = {
  /** Of the newest answer that is known; 0 where nobody has answered. */
  readonly number: number;
  readonly state: State;
  readonly outcome: string;
};
/** `number`: of an answer, and of what the applicant says of one. */
type Told = { readonly number: number; readonly tally: Exclude<Counted, CountedSubmission> };

/** How one submission stands by all that several weeks tell of it, in whatever order. Of most, nobody asks. */
export class Application {
  /** The week that it came in; absent where it is older than what was read, or not to be seen yet. */
  week: string | undefined;
  private submission: CountedSubmission | undefined;
  private readonly told: Told[] = [];

  add(week: string, number: number, tally: Counted): void {
    if (tally.kind === 'S') {
      this.week = week;
      this.submission = tally;
    } else this.told.push({ number, tally });
  }

  get plan(): string {
    return this.submission?.plan ?? '';
  }

  /** The state of every need that was asked for. What has no referral yet is in progress. */
  states(catalog: Catalog): CohortState[] {
    return this.asked().map(([program, standing]) => stateOf(program, standing, catalog));
  }

  /** Whether the person says of a closure that stands, and was help, that help came. */
  isConfirmed(catalog: Catalog): boolean {
    return this.asked().some(
      ([program, standing]) =>
        this.saidOf(program, standing?.number ?? 0) === 'yes' &&
        isHelped(stateOf(program, standing, catalog)),
    );
  }

  hasOutcome(outcomes: readonly string[]): boolean {
    return this.asked().some(
      ([, standing]) => standing?.state === 'closed' && outcomes.includes(standing.outcome),
    );
  }

  private asked(): (readonly [program: string, standing: Standing | undefined])[] {
    return (this.submission?.programs ?? []).map((program) => [program, this.standingOf(program)]);
  }

  private standingOf(program: string): Standing | undefined {
    let newest: Standing | undefined;
    for (const { number, tally } of this.told) {
      if (tally.kind === 'F' || tally.program !== program) continue;
      const standing =
        tally.kind === 'D'
          ? { number, state: tally.to, outcome: tally.outcome }
          : { number: 0, state: tally.state, outcome: '' };
      if (standing.number >= (newest?.number ?? 0)) newest = standing;
    }
    return newest;
  }

  /** The newest that the applicant says of the closure of this number. */
  private saidOf(program: string, closure: number): string | undefined {
    const said = this.told.flatMap(({ number, tally }) =>
      tally.kind === 'F' && tally.program === program && tally.closure === String(closure)
        ? { number, answer: tally.answer }
        : [],
    );
    return said.toSorted((a, b) => a.number - b.number).at(-1)?.answer;
  }
}

const closedStates: Readonly<Record<string, CohortState>> = {
  ...{ helped: 'helped', partly: 'partly', withdrawn: 'withdrawn' },
};

function stateOf(program: string, standing: Standing | undefined, catalog: Catalog): CohortState {
  const { state, outcome } = standing ?? { state: 'pending', outcome: '' };
  if (state === 'waiting') return 'waiting';
  if (state !== 'closed') return 'inProgress';
  // Only of "not reached" does the catalog ask for calls in vain before.
  if (Object.hasOwn(catalog.triesBefore, outcome)) return 'notReached';
  return closedStates[groupOfOutcome({ program, outcome }, catalog) ?? ''] ?? 'notHelped';
}

/** The first in the order of `cohortStates`: how a person with several needs stands. */
export const bestOf = (states: readonly CohortState[]): CohortState =>
  cohortStates.find((state) => states.includes(state)) ?? 'inProgress';
