export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export type Rule = {
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missing: 'breaching' | 'notBreaching' | 'ignore' | 'missing';
  readonly breaches: (value: number) => boolean;
};

/** Nothing where there is no data point in a period. */
export type Series = readonly (number | undefined)[];

/**
 * The state of an alarm after the newest of these data points, as CloudWatch finds it. It looks at somewhat more than the
 * evaluation periods, so that older data points take the place of missing ones; `now` is the state until then.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function stateAfter(series: Series, rule: Rule, now: AlarmState = 'INSUFFICIENT_DATA'): AlarmState {
  const { evaluationPeriods, datapointsToAlarm, missing, breaches } = rule;
  const real = series.filter((value) => value !== undefined).slice(-evaluationPeriods);
  const breaching = real.filter(breaches).length;
  const filled = evaluationPeriods - real.length;
  const judged = (more: number) => (breaching + more >= datapointsToAlarm ? 'ALARM' : 'OK');
  if (filled === 0 || missing === 'notBreaching') return judged(0);
  if (missing === 'breaching') return judged(filled);
  if (breaching < real.length) return judged(0);
  if (real.length >= datapointsToAlarm) return 'ALARM';
  if (missing === 'ignore') return now;
  return isOldEnough(series, datapointsToAlarm) ? 'ALARM' : 'INSUFFICIENT_DATA';
}

/** All that is there breaches, but is little: it counts when it is as old as a full measure would be. */
function isOldEnough(series: Series, datapointsToAlarm: number): boolean {
  const oldest = series.findIndex((value) => value !== undefined);
  return oldest >= 0 && series.length - oldest >= datapointsToAlarm;
}
