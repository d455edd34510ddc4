import { describe, expect, it } from 'vitest';
import { type Alarm, alarmsOf, statesOf } from '../support/alarms/alarm.ts';
import { isDocumented } from '../support/alarms/documented.ts';
import { type Fired, fire } from '../support/alarms/fire.ts';
import type { Point } from '../support/alarms/metrics.ts';
import { alarmTable } from '../support/alarms/table.ts';
import { synthesize } from '../support/synthesis.ts';

const prod = synthesize('prod');
const alarms = alarmsOf(prod.service, ...(prod.edge ? [prod.edge] : []));
const fired = new Map<Alarm, Fired>();

describe('every alarm', () => {
  it('has a name of its own, and a text that fits CloudWatch', () => {
    expect(new Set(alarms.map(({ name }) => name)).size).toBe(alarms.length);
    expect(alarms.filter(({ text }) => text.length > 1024)).toEqual([]);
  });

  it('on a number of AWS asks for a metric and dimensions that AWS documents', () => {
    const foreign = alarms
      .flatMap(({ metrics }) => metrics)
      .filter(({ namespace }) => namespace.startsWith('AWS/'));
    expect(foreign.length).toBeGreaterThan(30);
    expect(foreign.filter((metric) => !isDocumented(metric))).toEqual([]);
  });

  it.each(alarms)('$name: rings when it should, and is calm otherwise', async (alarm) => {
    const both = await fire(alarm);
    expect(both).toMatchObject({ rings: 'ALARM', calm: 'OK' });
    fired.set(alarm, both);
  });

  it('stands in the documents, with what rang it', async () => {
    const rows = alarms.map(
      (alarm) => ({ alarm, fired: fired.get(alarm) ?? { what: '', rings: 'OK', calm: 'OK' } }) as const,
    );
    await expect(alarmTable(rows)).toMatchFileSnapshot('../../docs/alarms.md');
  });
});

describe('an alarm on the table', () => {
  const table = alarms.find(({ name }) => name === 'The table is throttled');
  const minutes = 60_000;

  it('rings again after it was calm: what is read since then shows that nothing is refused', () => {
    if (!table) throw new Error('no such alarm');
    const of = (name: string, at: number, value: number): Point[] =>
      table.metrics
        .filter((metric) => metric.name === name)
        .slice(0, 1)
        .map((metric) => ({ ...metric, at, value }));
    const refused = [1, 61].flatMap((at) => of('ThrottledRequests', at * minutes, 1));
    const read = of('ConsumedReadCapacityUnits', 31 * minutes, 1);
    const states = (points: Point[]) => statesOf(table, points, 65 * minutes, 13);
    expect(states([...refused, ...read])).toEqual([
      ...Array(6).fill('ALARM'),
      ...Array(6).fill('OK'),
      'ALARM',
    ]);
    expect(new Set(states(refused))).toEqual(new Set(['ALARM']));
  });
});
