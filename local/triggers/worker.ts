/** A part of the host that works on its own: what `settle` waits for, and what it reports as waiting. */
export type Worker = {
  readonly name: string;
  /** Pieces of work under way or due now. */
  busy(): number;
  /** Everything started so far, finished or not: it stands still when nothing happens. */
  started(): number;
  /** What waits for a later moment, or for someone to resume it. */
  waiting(): number;
  /** The simulated moment (epoch ms) of the next thing that waits. */
  nextDueAt(): number | undefined;
  /** The clock was moved, or someone settles: do what is due, and no longer wait for fuller batches. */
  wake(): void;
  stop(): Promise<void>;
};
