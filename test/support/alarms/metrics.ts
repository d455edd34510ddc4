import type { Series } from './states.ts';

export type Dimensions = Readonly<Record<string, string>>;
/** One number that CloudWatch was given. */
export type Point = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
  readonly at: number;
  readonly value: number;
};

export type MetricStat = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Dimensions;
  readonly statistic: string;
  /** Milliseconds. */
  readonly period: number;
};

/** CloudWatch keeps a metric apart for each set of dimensions: fewer or more of them find nothing. */
const nameOf = ({ namespace, name, dimensions }: Omit<Point, 'at' | 'value'>): string =>
  JSON.stringify([namespace, name, Object.entries(dimensions).sort()]);

const statistics: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  Average: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  Maximum: (values) => Math.max(...values),
  p99: (values) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1] ?? 0,
};

/** The metric's data points of so many periods, oldest first; the last period ends at `end`. */
export function seriesOf(stat: MetricStat, points: readonly Point[], end: number, periods: number): Series {
  const over = statistics[stat.statistic];
  if (!over) throw new Error(`no such statistic: ${stat.statistic}`);
  const own = points.filter((point) => nameOf(point) === nameOf(stat));
  return Array.from({ length: periods }, (_, index) => {
    const from = end - (periods - index) * stat.period;
    const values = own.filter(({ at }) => at >= from && at < from + stat.period).map(({ value }) => value);
    return values.length > 0 ? over(values) : undefined;
  });
}

/**
 * A sum of metrics, some of them taken a number of times: `a + b + 0 * c`. What is missing counts as nothing, where
 * another one is there. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function sumOf(expression: string, series: Readonly<Record<string, Series>>): Series {
  const terms = expression.split(' + ').map((term) => /^(?:(\d+) \* )?(\w+)$/.exec(term));
  const parts = terms.map((term) => {
    const values = series[term?.[2] ?? ''];
    if (!values) throw new Error(`not understood: ${expression}`);
    return values.map((value) => value && value * Number(term?.[1] ?? 1));
  });
  const length = parts[0]?.length ?? 0;
  return Array.from({ length }, (_, index) => {
    const there = parts.map((part) => part[index]).filter((value) => value !== undefined);
    return there.length > 0 ? there.reduce((sum, value) => sum + value, 0) : undefined;
  });
}
