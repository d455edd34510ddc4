import type { FunctionName } from '../../infra/function-names.ts';

/** Who waits: somebody before a screen or for a case at once; nobody; or nobody, for work as long as an invocation can be. */
export type Waiting = 'people' | 'nobody' | 'long';

export type Called = {
  readonly waiting: Waiting;
  /** In a month of a million accepted (docs/cost.md): three answers a need, two pages an application. */
  readonly callsAMonth: number;
  /** Assumed: milliseconds that a call waits for AWS, 5 for each call of DynamoDB in a row, 60 for SES. */
  readonly waitMs: number;
  /** How many warm calls are measured after the first; none where a second one would find its work done. */
  readonly warm: number;
  /** CPU of a warm call where the measured event is not the usual one: of a played day (`bench:cost`). */
  readonly cpuMs?: number;
  /** Of a week of a million people (`bench:week`); of a list of 100,000 open needs. */
  readonly peakMb?: number;
};

export const called: Readonly<Record<FunctionName, Called>> = {
  enroll: { waiting: 'people', callsAMonth: 1_300_000, waitMs: 5, warm: 400 },
  pages: { waiting: 'people', callsAMonth: 2_000_000, waitMs: 2, warm: 100 },
  // Measured is a list of one person; an answer reads and writes a need, and opens the list again.
  office: { waiting: 'people', callsAMonth: 3_600_000, waitMs: 15, warm: 100, cpuMs: 6.5, peakMb: 190 },
  // Measured is somebody in trouble, the dearest; most calls write down one answer.
  dispatch: { waiting: 'people', callsAMonth: 3_900_000, waitMs: 15, warm: 20, cpuMs: 3.3 },
  statements: { waiting: 'people', callsAMonth: 10_000, waitMs: 10, warm: 100 },
  notify: { waiting: 'nobody', callsAMonth: 14_000, waitMs: 75, warm: 0 },
  feedback: { waiting: 'nobody', callsAMonth: 41_000, waitMs: 10, warm: 0 },
  canary: { waiting: 'nobody', callsAMonth: 720, waitMs: 50, warm: 0 },
  directory: { waiting: 'people', callsAMonth: 100, waitMs: 10, warm: 20 },
  gather: { waiting: 'long', callsAMonth: 720, waitMs: 2_000, warm: 0, peakMb: 500 },
  summarize: { waiting: 'long', callsAMonth: 5, waitMs: 5_000, warm: 0, peakMb: 500 },
  reconcile: { waiting: 'long', callsAMonth: 30, waitMs: 5_000, warm: 0, peakMb: 500 },
};
