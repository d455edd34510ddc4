import type { Template } from 'aws-cdk-lib/assertions';
import { type Resource, resourcesOf } from '../synthesis.ts';
import { type Dimensions, type MetricStat, type Point, seriesOf, sumOf } from './metrics.ts';
import { type AlarmState, type Rule, type Series, stateAfter } from './states.ts';

export type Alarm = {
  /** Without the system and the stage. */
  readonly name: string;
  readonly wakes: boolean;
  readonly text: string;
  readonly metrics: readonly MetricStat[];
  readonly rule: Rule;
  /** Its condition, in words. */
  readonly condition: string;
  readonly series: (points: readonly Point[], end: number, periods: number) => Series;
};

type Json = Readonly<Record<string, unknown>>;
type Query = { readonly Id: string; readonly Expression?: string; readonly MetricStat?: Json };

const comparisons: Readonly<
  Record<string, readonly [words: string, test: (a: number, b: number) => boolean]>
> = {
  GreaterThanOrEqualToThreshold: ['at least', (value, threshold) => value >= threshold],
  LessThanThreshold: ['less than', (value, threshold) => value < threshold],
};

export const alarmsOf = (...templates: readonly Template[]): Alarm[] =>
  templates.flatMap((template) =>
    Object.values(resourcesOf(template, 'AWS::CloudWatch::Alarm')).map(({ Properties }) => read(Properties)),
  );

function read(alarm: Resource['Properties']): Alarm {
  const queries = (alarm['Metrics'] ?? []) as readonly Query[];
  const stats =
    queries.length > 0
      ? statsOf(queries)
      : { only: statOf({ Metric: alarm, ...alarm, Stat: alarm['Statistic'] ?? alarm['ExtendedStatistic'] }) };
  const expression = queries.find(({ Expression }) => Expression)?.Expression ?? 'only';
  const metrics = Object.values(stats);
  const rule = ruleOf(alarm, metrics);
  const [, now = '', name = ''] =
    /^pemberdayaan-tki-\w+( NOW)?: (.+)$/.exec(String(alarm['AlarmName'])) ?? [];
  return {
    ...{ name, wakes: now !== '', text: String(alarm['AlarmDescription']), metrics, rule },
    condition: conditionOf(alarm, metrics),
    series: (points, end, periods) => {
      const all = Object.entries(stats).map(([id, stat]) => [id, seriesOf(stat, points, end, periods)]);
      return sumOf(expression, Object.fromEntries(all));
    },
  };
}

const statsOf = (queries: readonly Query[]): Record<string, MetricStat> =>
  Object.fromEntries(
    queries.flatMap(({ Id, MetricStat }) => (MetricStat ? [[Id, statOf(MetricStat)] as const] : [])),
  );

function statOf({ Metric, Stat, Period }: Json): MetricStat {
  const { Namespace, MetricName, Dimensions: dimensions = [] } = Metric as Json;
  return {
    ...{ namespace: String(Namespace), name: String(MetricName), statistic: String(Stat) },
    dimensions: dimensionsOf(dimensions as readonly Json[]),
    period: Number(Period) * 1000,
  };
}

/** What is referred to is known by the logical id, which begins with the constructs' names. */
const dimensionsOf = (dimensions: readonly Json[]): Dimensions =>
  Object.fromEntries(
    dimensions.map(({ Name, Value }) => [
      String(Name),
      typeof Value === 'string' ? Value : JSON.stringify(Value).replace(/[{}"[\]]/g, ''),
    ]),
  );

function ruleOf(alarm: Json, metrics: readonly MetricStat[]): Rule {
  const [, test] = comparisonOf(alarm);
  const evaluationPeriods = Number(alarm['EvaluationPeriods']);
  // Whatever the alarm asks: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
  const isKept = metrics.some(({ namespace }) => namespace === 'AWS/DynamoDB');
  return {
    evaluationPeriods,
    datapointsToAlarm: Number(alarm['DatapointsToAlarm'] ?? evaluationPeriods),
    missing: isKept ? 'ignore' : (String(alarm['TreatMissingData'] ?? 'missing') as Rule['missing']),
    breaches: (value) => test(value, Number(alarm['Threshold'])),
  };
}

function comparisonOf(alarm: Json) {
  const comparison = comparisons[String(alarm['ComparisonOperator'])];
  if (!comparison) throw new Error(`not understood: ${String(alarm['ComparisonOperator'])}`);
  return comparison;
}

function conditionOf(alarm: Json, metrics: readonly MetricStat[]): string {
  const [words] = comparisonOf(alarm);
  const [{ period, statistic } = { period: 0, statistic: '' }] = metrics;
  const names = [...new Set(metrics.map(({ name }) => name))].filter(
    (name) => name !== 'ConsumedReadCapacityUnits',
  );
  const minutes = period / 60_000;
  const long =
    minutes >= 1440 ? `${minutes / 1440} d` : minutes >= 60 ? `${minutes / 60} h` : `${minutes} min`;
  const periods = Number(alarm['EvaluationPeriods']);
  const often = periods === 1 ? long : `${periods} × ${long}`;
  return `${statistic} of \`${names.join('`, `')}\` ${words} ${Number(alarm['Threshold'])} (${often})`;
}

/** The alarm's states at the ends of so many of its periods, the last of which ends at `end`. */
export function statesOf(alarm: Alarm, points: readonly Point[], end: number, times = 1): AlarmState[] {
  const period = alarm.metrics[0]?.period ?? 0;
  const range = alarm.rule.evaluationPeriods + 2;
  const states: AlarmState[] = [];
  for (let back = times - 1; back >= 0; back -= 1)
    states.push(
      stateAfter(alarm.series(points, end - back * period, range), alarm.rule, states.at(-1) ?? 'OK'),
    );
  return states;
}
