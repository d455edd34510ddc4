/**
 * A class of bad input is a number, words, and attempts: fixed ones, and some that fast-check generates. Each attempt
 * is sent (as an HTTP API event to the bundled function, over HTTP to the local host, or both ways) and says what is
 * expected of the answer. Add a class to a list in `classes/`; `run-class.ts` does the rest: status and form of a
 * refusal, nothing of the values in it or in a log, nothing stored, what is kept of what was accepted.
 */
import type * as fc from 'fast-check';
import type { Attempt, Fresh } from './attempt.ts';
import type { Target } from './target.ts';

export type Outcome = {
  readonly tries: number;
  /** One line for each attempt or rule that did not hold; none: the class holds. */
  readonly faults: readonly string[];
};

export type HostileClass = {
  readonly id: `B${number}`;
  /** For the table: what is sent. */
  readonly words: string;
  readonly fixed: (fresh: Fresh) => readonly Attempt[];
  readonly generated?: (fresh: Fresh) => fc.Arbitrary<Attempt>;
  /** What must be true of all that was kept, beyond what each attempt says: one line for each that is not. */
  readonly alsoHolds?: (kept: readonly Readonly<Record<string, unknown>>[]) => readonly string[];
  /** What is no single request: sends what it likes, and says what it saw. */
  readonly play?: (target: Target, fresh: Fresh) => Promise<Outcome>;
  /**
   * Where our contract chose among good ways, peers may choose the other one: `accept` what we refuse (and make it
   * harmless where they show it), or `refuse` what we read.
   */
  readonly peersMay?: 'accept' | 'refuse';
  /** For the table: how the class was translated to this contract. */
  readonly remark?: string;
};
