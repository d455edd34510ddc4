/** Milliseconds of the fastest of some runs: what the work itself costs, on a machine that is busy with other things. */
export function fastest(act: () => unknown, runs = 15): number {
  return Math.min(
    ...Array.from({ length: runs }, () => {
      const start = performance.now();
      act();
      return performance.now() - start;
    }),
  );
}
