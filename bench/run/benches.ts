/** A bench is `bench/<name>.ts`. Minutes are of the full run on two cores with nothing beside it. */
export type Bench = {
  readonly name: string;
  readonly full: readonly string[];
  readonly quick: readonly string[];
  readonly minutes: number;
  /** Where its marks are, if not among the others. */
  readonly page?: string;
};

export const targetsPage = 'docs/performance.md';
export const pageOf = ({ page = targetsPage }: Bench): string => page;

/** In the order of docs/performance.md, where each has its marks. */
export const benches: readonly Bench[] = [
  { name: 'cold', full: ['--rounds', '5'], quick: ['--rounds', '1', '--only', 'enroll'], minutes: 2 },
  {
    ...{ name: 'warm', full: ['--requests', '1500', '--rounds', '3'] },
    ...{ quick: ['--requests', '300', '--rounds', '1'], minutes: 2 },
  },
  { name: 'early', full: ['--rounds', '9'], quick: ['--rounds', '1'], minutes: 1 },
  { name: 'page', full: ['--rounds', '5'], quick: ['--rounds', '1'], minutes: 2 },
  { name: 'chain', full: ['--rounds', '1'], quick: ['--single', '100', '--rounds', '1'], minutes: 1 },
  { name: 'refuse', full: ['--rounds', '5'], quick: ['--rounds', '1'], minutes: 1 },
  { name: 'email', full: ['--rounds', '15'], quick: ['--rounds', '3'], minutes: 1 },
  {
    ...{ name: 'week', full: ['--rounds', '2'] },
    ...{ quick: ['--people', '31000', '--rounds', '1', '--sizes', '10000'], minutes: 7 },
  },
  { name: 'memory', full: ['--rounds', '3'], quick: ['--rounds', '1'], minutes: 1 },
  { name: 'growth', full: [], quick: ['--times', '1,10'], minutes: 1 },
  { name: 'cost', full: ['--people', '300'], quick: ['--people', '30'], minutes: 4, page: 'docs/cost.md' },
  { name: 'start', full: ['--rounds', '1'], quick: ['--rounds', '1'], minutes: 1 },
];
