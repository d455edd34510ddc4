/** Whole percentages that add up to 100: what rounding down leaves over goes to the largest remainders. */
export function percentages(counts: readonly number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return counts.map(() => 0);
  const exact = counts.map((count) => (count * 100) / all);
  const whole = exact.map(Math.floor);
  const left = 100 - whole.reduce((sum, percent) => sum + percent, 0);
  const remainder = (at: number): number => (exact[at] ?? 0) - (whole[at] ?? 0);
  const first = counts.map((_, at) => at).sort((a, b) => remainder(b) - remainder(a) || a - b);
  const raised = new Set(first.slice(0, left));
  return whole.map((percent, at) => percent + (raised.has(at) ? 1 : 0));
}
