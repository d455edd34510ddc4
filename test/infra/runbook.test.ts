import { globSync, readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { alarmSections, deadLinks, soughtInLogs } from '../support/alarms/runbook.ts';
import { resourcesOf, type Synthesis, synthesize } from '../support/synthesis.ts';

let prod: Synthesis;

beforeAll(() => {
  prod = synthesize('prod');
});

/** Everything that a stack can mail to an admin. */
const mailed = (): string =>
  JSON.stringify(
    [prod.service, ...(prod.edge ? [prod.edge] : [])].flatMap((template) => [
      resourcesOf(template, 'AWS::CloudWatch::Alarm'),
      resourcesOf(template, 'AWS::Events::Rule'),
    ]),
  );

it('the runbook has one section for each alarm, and none for what does not ring', () => {
  const linked = [...mailed().matchAll(/docs\/runbook\.md#([\w-]+)/g)].map(([, anchor]) => anchor);
  const [budget] = Object.values(resourcesOf(prod.costs, 'AWS::Budgets::Budget'));
  const { BudgetName = '' } = (budget?.Properties['Budget'] ?? {}) as { readonly BudgetName?: string };
  const named = alarmSections.filter(({ heading }) => BudgetName.endsWith(` - ${heading}`));
  expect(named).toHaveLength(1);
  const anchors = [...linked, ...named.map(({ anchor }) => anchor)];
  expect(alarmSections.map(({ anchor }) => anchor).sort()).toEqual([...new Set(anchors)].sort());
});

it.each(alarmSections)(
  '$heading: the runbook says what it means, where to look, what to do, when it is over',
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
  const shared = sourcesIn('shared');
  expect(
    sought.filter(({ name, event }) => !`${sourcesIn(`functions/${name}`)}${shared}`.includes(`'${event}'`)),
  ).toEqual([]);
});

const sourcesIn = (folder: string): string =>
  globSync(`${folder}/**/*.ts`)
    .map((path) => readFileSync(path, 'utf8'))
    .join('');
