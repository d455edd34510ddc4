import type { Attempt } from './attempt.ts';

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What is wrong with it beyond what it says. */
  readonly fault?: string;
};

/** Whatever takes enrollments: ours, or what it is compared with. */
export type Target = {
  readonly name: string;
  /** Knows the contract's problems; others are only asked whether they refuse. */
  readonly strict: boolean;
  /** Where it listens; undefined where a gateway stands before it. */
  readonly origin?: string;
  /** Undefined where such an attempt cannot be made. */
  send(attempt: Attempt): Promise<Answer | undefined>;
  /** What was kept since the last call, readable. */
  takeKept(): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** What was printed since the last call. */
  takeLog(): readonly string[];
};
