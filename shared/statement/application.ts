import type { Catalog } from '../catalog/types.ts';
import { groupOfOutcome } from '../referral/outcomes.ts';
import type { State } from '../referral/states.ts';
import { type CohortState, cohortStates, isHelped } from './names.ts';
import type { SubmissionTally, Tally } from './tally.ts';

type Standing = {
  /** Of the newest answer that is known; 0 where nobody has answered. */
  number: number;
  state: State;
  outcome: string;
};
type Confirmation = { readonly number: number; readonly answer: string };

/** How one submission stands by all that several weeks tell of it, in whatever order. */
export class Application {
  /** The week that it came in; absent where it is older than what was read, or not to be seen yet. */
  week: string | undefined;
  private submission: SubmissionTally | undefined;
  private readonly needs = new Map<string, Standing>();
  private readonly confirmations = new Map<string, Confirmation>();

  /** `rest`: the sort key behind person and submission. */
  add(week: string, rest: readonly string[], tally: Tally): void {
    const number = Number(rest.at(-1));
    if (tally.kind === 'S') {
      this.week = week;
      this.submission = tally;
    } else if (tally.kind === 'F')
      this.hear(`${tally.program} ${tally.closure}`, { number, answer: tally.answer });
    else if (tally.kind === 'D') this.see(tally.program, { number, state: tally.to, outcome: tally.outcome });
    else this.see(tally.program, { number: 0, state: tally.state, outcome: '' });
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
    return this.asked().some(([program, standing]) => {
      const saysSo = this.confirmations.get(`${program} ${standing?.number}`)?.answer === 'yes';
      return saysSo && isHelped(stateOf(program, standing, catalog));
    });
  }

  hasOutcome(outcomes: readonly string[]): boolean {
    return this.asked().some(
      ([, standing]) => standing?.state === 'closed' && outcomes.includes(standing.outcome),
    );
  }

  private asked(): (readonly [program: string, standing: Standing | undefined])[] {
    return (this.submission?.programs ?? []).map((program) => [program, this.needs.get(program)]);
  }

  private see(program: string, standing: Standing): void {
    if (standing.number >= (this.needs.get(program)?.number ?? 0)) this.needs.set(program, standing);
  }

  private hear(closure: string, said: Confirmation): void {
    if (said.number >= (this.confirmations.get(closure)?.number ?? 0)) this.confirmations.set(closure, said);
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
