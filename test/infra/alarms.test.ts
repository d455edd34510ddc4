import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { type Alarm, alarmsOf, statesOf } from '../support/alarms/alarm.ts';
import { playCalmWeek } from '../support/alarms/calm-week.ts';
import { isDocumented } from '../support/alarms/documented.ts';
import { type Fired, fire } from '../support/alarms/fire.ts';
import type { Point } from '../support/alarms/metrics.ts';
import { isRoleTold, mailedByBudget } from '../support/alarms/otherwise.ts';
import { alarmSections, deadLinks, soughtInLogs } from '../support/alarms/runbook.ts';
import { alarmTable } from '../support/alarms/table.ts';
import { resourcesOf, synthesize } from '../support/synthesis.ts';

const prod = synthesize('prod', { monthlyBudget: 200 });
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

test('a week in which nothing goes wrong rings nothing, whatever it writes', async () => {
  const end = Date.parse('2026-12-01T00:00:00Z');
  const points = await playCalmWeek(end - 60_000);
  expect([...new Set(points.map(({ name }) => name))]).toEqual([
    'Enrollments',
    'LettersSent',
    'LettersDelivered',
    'CodesSent',
  ]);
  const ours = alarms.filter(({ metrics }) =>
    metrics.some(
      ({ namespace, dimensions }) => namespace === 'PemberdayaanTki' && dimensions['service'] !== 'canary',
    ),
  );
  expect(
    ours.filter((alarm) => statesOf(alarm, points, end).at(-1) !== 'OK').map(({ name }) => name),
  ).toEqual([]);
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

describe('what is told without an alarm', () => {
  const admin = 'alarm@pemberdayaan-tki.example';

  it.each([
    ['nobody', { actual: 200, forecast: 160 }, []],
    ['an admin, where more than four fifths are foreseen', { actual: 40, forecast: 161 }, [admin]],
    ['an admin again, where all of it is spent', { actual: 201, forecast: 300 }, [admin, admin]],
  ])('a budget of 200 dollars mails %s', (_whom, spent, mailed) => {
    expect(mailedByBudget(prod.costs, spent)).toEqual(mailed);
  });

  it('the taking of each role that opens data is mailed, and of no other one', () => {
    const told = (role: string) => isRoleTold(prod.service, role);
    expect(['PrivacyOfficer', 'BreakGlass', 'Operator', 'office'].filter(told)).toEqual([
      'PrivacyOfficer',
      'BreakGlass',
    ]);
    expect(isRoleTold(prod.service, 'BreakGlass', 'GetCallerIdentity')).toBe(false);
  });
});

describe('the runbook', () => {
  /** Everything that a stack can mail to an admin. */
  const mailed = (): string =>
    JSON.stringify(
      [prod.service, ...(prod.edge ? [prod.edge] : [])].flatMap((template) => [
        resourcesOf(template, 'AWS::CloudWatch::Alarm'),
        resourcesOf(template, 'AWS::Events::Rule'),
      ]),
    );

  it('has one section for each alarm, and none for what does not ring', () => {
    const linked = [...mailed().matchAll(/docs\/runbook\.md#([\w-]+)/g)].map(([, anchor]) => anchor);
    const [budget] = Object.values(resourcesOf(prod.costs, 'AWS::Budgets::Budget'));
    const { BudgetName = '' } = (budget?.Properties['Budget'] ?? {}) as { readonly BudgetName?: string };
    const named = alarmSections.filter(({ heading }) => BudgetName.endsWith(` - ${heading}`));
    expect(named).toHaveLength(1);
    const anchors = [...linked, ...named.map(({ anchor }) => anchor)];
    expect(alarmSections.map(({ anchor }) => anchor).sort()).toEqual([...new Set(anchors)].sort());
  });

  it.each(alarmSections)(
    '$heading: it says what it means, where to look, what to do, when it is over',
    ({ text }) => {
      const form =
        /^- \*\*For people:\*\* .+\n- \*\*First look:\*\* .+\n- \*\*Fix:\*\* .+\n- \*\*Verify:\*\* .+$/;
      expect(text).toMatch(form);
      expect(text).toMatch(/`[^`]+`/);
    },
  );

  it('no link of the runbook leads nowhere', () => {
    expect(deadLinks()).toEqual([]);
  });

  it('what the runbook looks for in a log is what that function writes, or Lambda does', () => {
    const sought = soughtInLogs().filter(({ event }) => !['ERROR', 'timeout'].includes(event));
    expect(sought.length).toBeGreaterThan(20);
    // What every function is made of, and the first file of each.
    const shared = sourcesIn('shared') + readFileSync('infra/bundling/loader.ts', 'utf8');
    expect(
      sought.filter(
        ({ name, event }) => !`${sourcesIn(`functions/${name}`)}${shared}`.includes(`'${event}'`),
      ),
    ).toEqual([]);
  });

  const sourcesIn = (folder: string): string =>
    globSync(`${folder}/**/*.ts`)
      .map((path) => readFileSync(path, 'utf8'))
      .join('');
});
