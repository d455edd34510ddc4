import type { Design } from '../harness/design.ts';
import { playThrough } from '../harness/play-through.ts';
import type { Invariant } from '../invariants/evidence.ts';
import type { Fault } from '../plays/fault.ts';
import type { NamedMistake } from './mistakes.ts';

/** What one fault found wrong with one mistake: the invariants that broke, none where it saw nothing. */
export type Cell = {
  readonly fault: Fault;
  readonly mistake: string;
  readonly broken: readonly Invariant[];
};

/** Every fault against every mistake. */
export async function matrixOf(
  faults: readonly Fault[],
  mistakes: readonly NamedMistake[],
  design?: Design,
): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const fault of faults)
    for (const mistake of mistakes) {
      const { violations } = await playThrough(fault, { mistake, ...(design && { design }) });
      const broken = [...new Set(violations.map(({ invariant }) => invariant))].sort();
      cells.push({ fault, mistake: mistake.name, broken });
    }
  return cells;
}
