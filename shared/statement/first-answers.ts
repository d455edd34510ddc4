import type { Figures } from './figures.ts';

/** How long needs waited for their first answer, in working days. */
export type FirstAnswers = {
  readonly cases: number;
  /** Absent under ten cases: then they tell of single people. */
  readonly median?: number;
  readonly p90?: number;
};

const fewest = 10;

export function firstAnswers(flows: Figures): FirstAnswers {
  const bars = Object.entries(flows)
    .filter(([name]) => name.startsWith('first-answer:'))
    .map(([name, cases]) => ({ days: Number(name.slice('first-answer:'.length)), cases }))
    .sort((a, b) => a.days - b.days);
  const cases = bars.reduce((sum, bar) => sum + bar.cases, 0);
  if (cases < fewest) return { cases };
  return { cases, median: reached(bars, cases * 0.5), p90: reached(bars, cases * 0.9) };
}

/** The first day by which so many have their answer. */
function reached(bars: readonly { readonly days: number; readonly cases: number }[], enough: number): number {
  let sum = 0;
  for (const { days, cases } of bars) {
    sum += cases;
    if (sum >= enough) return days;
  }
  return 0;
}
