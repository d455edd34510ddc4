import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { gather } from '../../functions/gather/gather.ts';
import { consoleReport } from '../../shared/observing/report.ts';
import { bundleOf } from '../support/calls.ts';
import { momentIn } from '../support/mondays.ts';
import { plainBody } from '../support/people.ts';
import { resourcesOf, type Synthesis, synthesize } from '../support/synthesis.ts';
import { startSystem } from '../support/system.ts';

let prod: Synthesis;

beforeAll(() => {
  prod = synthesize('prod');
});

describe('alarms', () => {
  it('can reach the topic, although its own policy has replaced the one that lets the account in', () => {
    prod.service.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
          }),
        ]),
      },
    });
    prod.service.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'alarm@pemberdayaan-tki.example',
    });
  });

  it.each([
    ['a week without a statement', { MetricName: 'Invocations', Period: 86_400, EvaluationPeriods: 7 }],
    ['two days without reconciling', { MetricName: 'Invocations', Period: 86_400, EvaluationPeriods: 2 }],
    ['three hours without gathering', { MetricName: 'Invocations', Period: 3600, EvaluationPeriods: 3 }],
  ])('take %s as a fault', (_what, properties) => {
    prod.service.hasResourceProperties('AWS::CloudWatch::Alarm', {
      ...properties,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it.each([
    ['letters that wait for two hours', { MetricName: 'ApproximateAgeOfOldestMessage', Threshold: 7200 }],
    ['a stream that is ten minutes behind', { MetricName: 'IteratorAge', Threshold: 600_000 }],
    ['error pages', { MetricName: '5xx', Threshold: 5 }],
  ])('are raised by %s', (_what, properties) => {
    prod.service.hasResourceProperties('AWS::CloudWatch::Alarm', properties);
  });

  it('watch only numbers that a function reports', async () => {
    const alarms = Object.values(resourcesOf(prod.service, 'AWS::CloudWatch::Alarm'));
    const own = alarms.filter(({ Properties }) => Properties['Namespace'] === 'PemberdayaanTki');
    expect(own.length).toBeGreaterThan(0);
    for (const { Properties } of own) {
      const [service] = Properties['Dimensions'] as { readonly Name: string; readonly Value: string }[];
      expect(service?.Name).toBe('service');
      const code = await bundleOf(String(service?.Value));
      expect(code).toContain(`"${String(Properties['MetricName'])}"`);
    }
  });

  it('ring for a week that is not told by what gather writes down, and whatever summarize does', async () => {
    const system = await startSystem();
    system.clock.now = momentIn('2026-W48', 2, 9);
    await system.enroll(plainBody());
    const written: string[] = [];
    const stdout = vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((line) => written.push(String(line)) > 0);
    const report = consoleReport('gather', Date.now);
    await gather({ scheduledAt: momentIn('2026-W49', 0, 8).toISOString() }, { ...system.deps, report });
    stdout.mockRestore();
    const ringing = alarmsOn(written);
    expect(ringing).toHaveLength(1);
    expect(ringing[0]).toMatch(/no statement of a week that is over.+docs\/runbook\.md/);
  });
});

/** What the alarms say that these lines of a log would set off, by metric, service and threshold. */
function alarmsOn(lines: readonly string[]): string[] {
  const written = lines.filter((line) => line.includes('"_aws"')).map((line) => JSON.parse(line));
  const alarms = Object.values(resourcesOf(prod.service, 'AWS::CloudWatch::Alarm'));
  return alarms
    .filter(({ Properties: { MetricName, Dimensions, Threshold, Namespace } }) =>
      written.some(
        (line) =>
          line._aws.CloudWatchMetrics[0].Namespace === Namespace &&
          (Dimensions as { Value: string }[] | undefined)?.[0]?.Value === line.service &&
          line[String(MetricName)] >= Number(Threshold),
      ),
    )
    .map(({ Properties }) => String(Properties['AlarmDescription']));
}
