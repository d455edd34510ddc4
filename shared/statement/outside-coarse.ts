import type { StatementPart } from './statement.ts';

/** Over several weeks, so coarse that two Mondays together say nothing of the week between. */
export type Coarse = {
  /** Mean of the four weeks before, in multiples of 50. */
  readonly mean?: number;
  /** Since the first statement, in multiples of 100. */
  readonly sum?: number;
};

const weeks = 4;
const coarse = { mean: 50, sum: 100 } as const;
const names = ['people', 'peopleHelped', 'choices', 'answered', 'scheduled', 'closed'];

/** Not before there are four weeks: until then they would tell a single week once more, rounded otherwise. */
export function coarseFigures({ fourWeeks, total }: StatementPart): Readonly<Record<string, Coarse>> {
  if (fourWeeks?.weeks !== weeks) return {};
  const rounded = (count: number, step: number): number => Math.round(count / step) * step;
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        mean: rounded((fourWeeks.sums[name] ?? 0) / weeks, coarse.mean),
        ...(total && { sum: rounded(total[name] ?? 0, coarse.sum) }),
      },
    ]),
  );
}
