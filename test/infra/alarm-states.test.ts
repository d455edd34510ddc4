import { describe, expect, it } from 'vitest';
import { seriesOf, sumOf } from '../support/alarms/metrics.ts';
import { type AlarmState, type Rule, stateAfter } from '../support/alarms/states.ts';

const treatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;
const kept = 'kept';
const none = 'INSUFFICIENT_DATA';

/** The tables of https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html */
type Row = readonly [datapointsToAlarm: number, points: string, ...states: string[]];
const documented: readonly Row[] = [
  [3, '0 - X - X', 'OK', 'OK', 'OK', 'OK'],
  [3, '0 - - - -', 'OK', 'OK', 'OK', 'OK'],
  [3, '- - - - -', none, kept, 'ALARM', 'OK'],
  [3, '0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  [3, '- - X - -', 'ALARM', kept, 'ALARM', 'OK'],
  [2, '0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  [2, '0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
  [2, '0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
  [2, '- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
  [2, '- - - X -', 'ALARM', kept, 'ALARM', 'OK'],
];

const rows = documented.map(([datapointsToAlarm, points, ...expected]) => ({
  datapointsToAlarm,
  points,
  expected,
}));

const ruleFor = (datapointsToAlarm: number, missing: Rule['missing']): Rule => ({
  ...{ evaluationPeriods: 3, datapointsToAlarm, missing },
  breaches: (value) => value > 0,
});

describe('the evaluator of alarms', () => {
  it.each(rows)('finds what AWS documents: $datapointsToAlarm of 3 for $points', (row) => {
    const series = row.points.split(' ').map((point) => ({ '0': 0, X: 1 })[point]);
    for (const before of ['OK', 'ALARM'] satisfies AlarmState[])
      expect(
        treatments.map((missing) => stateAfter(series, ruleFor(row.datapointsToAlarm, missing), before)),
      ).toEqual(row.expected.map((state) => (state === kept ? before : state)));
  });

  it('does not take fewer dimensions for the same metric', () => {
    const point = { namespace: 'N', name: 'M', dimensions: { service: 'a' }, at: 5, value: 1 };
    const stat = { namespace: 'N', name: 'M', dimensions: {}, statistic: 'Sum', period: 10 };
    expect(seriesOf(stat, [point], 10, 1)).toEqual([undefined]);
    expect(seriesOf({ ...stat, dimensions: { service: 'a' } }, [point, point], 10, 2)).toEqual([
      undefined,
      2,
    ]);
  });

  it('adds what is there, and has nothing where nothing is', () => {
    expect(sumOf('a + 0 * b', { a: [1, undefined, undefined], b: [5, 5, undefined] })).toEqual([
      1,
      0,
      undefined,
    ]);
  });
});
