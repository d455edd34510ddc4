import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { Unavailable } from '../../shared/errors.ts';
import type { Asked } from './asked.ts';
import { Findings } from './findings.ts';

/** Pieces of one kind in one run: minutes of work, far below the function's limit. The next run goes on. */
const mostOfAKind = 2_000;
/** What is younger is still under way: retries of `dispatch`, and the index's lag. */
const underWayMs = 60 * 60 * 1000;

/** Referrals, requests, decisions and letters are repairs; withdrawals end with their term; silence escalates; closures leave their office's list; what is open is kept on. */
const kinds = [
  ...(['referrals', 'requests', 'decisions', 'letters'] as const),
  ...(['withdrawn', 'escalated', 'leftList', 'keptOn'] as const),
] as const;
export type Kind = (typeof kinds)[number];
/** What a run has done, by kind; `putOff` is left to the next one. */
export type Done = Readonly<Record<Kind | 'failed' | 'putOff', number>>;

const repairs: readonly Kind[] = ['referrals', 'requests', 'decisions', 'letters'];

export type Round = Asked & {
  readonly found: Findings;
  readonly done: Done;
  /** Only what came before this moment (ISO) should be done by now. */
  readonly before: string;
  /** The moment of the first call (ISO): what has an owner since then was written by this run, or is under way. */
  readonly startedAt: string;
  /** Does one piece, which says whether there was anything to do. What fails, or is too much, stops nothing else. */
  attempt(kind: Kind, work: () => Promise<boolean>): Promise<void>;
  /** Looks at one entry of an index; where that cannot be done, the others are looked at all the same. */
  entry(work: () => Promise<void>): Promise<void>;
  /** Does one part of the look; what makes it end early does not end the others. */
  part(work: () => Promise<void>): Promise<void>;
  /** Whether something failed that another try may do. */
  willBeTriedAgain(): boolean;
  /** Reports what nothing can be made of. */
  unreadable(error: unknown): void;
  /** Reports; throws where another try may do what this one could not. */
  finish(): Done;
};

export function startRound(asked: Asked, { report, now }: Pick<ConsequenceDeps, 'report' | 'now'>): Round {
  const done = {
    ...{ referrals: 0, requests: 0, decisions: 0, letters: 0 },
    ...{ withdrawn: 0, escalated: 0, leftList: 0, keptOn: 0 },
    ...{ failed: 0, putOff: 0 },
  };
  const passing: unknown[] = [];
  /** An item that cannot be worked will be the same at the next try: it is reported, and must not fail every run. */
  const failed = (error: unknown, kind: Kind | 'reading', passes = error instanceof Unavailable) => {
    done.failed += 1;
    if (passes) passing.push(error);
    else report.count('NotReconciled');
    report.fail('not-reconciled', error, { kind });
  };
  return {
    ...asked,
    ...{ found: new Findings(), done },
    startedAt: now().toISOString(),
    before: new Date(asked.at.getTime() - underWayMs).toISOString(),
    attempt: async (kind, work) => {
      if (done[kind] >= mostOfAKind) {
        done.putOff += 1;
        return;
      }
      try {
        if (!(await work())) return;
        done[kind] += 1;
        if (repairs.includes(kind)) report.count('Repaired');
      } catch (error) {
        failed(error, kind);
      }
    },
    entry: (work) => work().catch((error: unknown) => failed(error, 'reading')),
    part: (work) => work().catch((error: unknown) => failed(error, 'reading', true)),
    willBeTriedAgain: () => passing.length > 0,
    unreadable: (error) => failed(error, 'reading'),
    finish: () => {
      report.log('reconciled', done);
      if (done.putOff > 0) report.count('ReconcilePutOff', done.putOff);
      if (passing.length > 0) throw passing[0];
      return done;
    },
  };
}
