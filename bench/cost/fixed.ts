import type { Assembly } from '../../local/assembly/assembly.ts';
import type { System } from '../../local/assembly/system.ts';
import type { Json, JsonObject } from '../../local/json.ts';
import { readSchedule } from '../../local/triggers/schedule-expression.ts';
import type { Unit } from './prices.ts';

export type Line = { readonly what: string; readonly unit: Unit; readonly amount: number };

/** What a month costs though nobody applies, counted in the templates. */
export function fixedLines({ stacks }: Assembly, system: System): Line[] {
  const all = stacks.flatMap(({ template }) => Object.values(template.Resources));
  const count = (type: string): number => all.filter(({ Type }) => Type === type).length;
  const calls = system.schedules.reduce(
    (sum, { expression, timeZone }) => sum + inAMonth(expression, timeZone),
    0,
  );
  return [
    { what: 'the sealing key', unit: 'keyMonth', amount: count('AWS::KMS::Key') },
    { what: 'secrets', unit: 'secretMonth', amount: count('AWS::SecretsManager::Secret') },
    { what: 'alarms', unit: 'alarmMonth', amount: count('AWS::CloudWatch::Alarm') },
    { what: 'metrics of our own', unit: 'metricMonth', amount: ownMetrics(all) },
    { what: 'dashboards', unit: 'dashboardMonth', amount: count('AWS::CloudWatch::Dashboard') },
    ...firewallLines(all),
    { what: 'calls by schedule', unit: 'scheduledCall', amount: calls },
    { what: 'queues asked while nothing waits', unit: 'queueRequest', amount: pollsIn(system) },
  ];
}

const thirtyDays = 30 * 24 * 3600;
/** Lambda asks with five pollers at least, each waiting 20 seconds for an answer. */
const polls = (5 * thirtyDays) / 20;
const pollsIn = ({ mappings }: System): number =>
  polls * mappings.filter(({ sourceArn }) => sourceArn.includes(':sqs:')).length;

function inAMonth(expression: string, timeZone: string): number {
  const begin = new Date('2026-11-01T00:00:00Z');
  const next = readSchedule(expression, timeZone, begin);
  let calls = 0;
  for (let at = next(begin); at && at.getTime() < begin.getTime() + thirtyDays * 1000; at = next(at))
    calls += 1;
  return calls;
}

type Named = { readonly Type: string; readonly Properties: JsonObject };

/** Each that an alarm watches; one that nobody watches is not written (test/infra holds that). */
function ownMetrics(all: readonly Named[]): number {
  const own = all.filter(({ Properties }) => Properties['Namespace'] === 'PemberdayaanTki');
  return new Set(
    own.map(({ Properties }) => JSON.stringify([Properties['MetricName'], Properties['Dimensions']])),
  ).size;
}

/** Where there is an edge. */
function firewallLines(all: readonly Named[]): Line[] {
  const lists = all.filter(({ Type }) => Type === 'AWS::WAFv2::WebACL');
  const rules = lists.flatMap(({ Properties }) => Properties['Rules'] as readonly Json[]);
  return [
    { what: 'the firewall', unit: 'firewallMonth', amount: lists.length },
    { what: 'its rules', unit: 'firewallRuleMonth', amount: rules.length },
  ];
}
