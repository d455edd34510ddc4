import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, it } from 'vitest';
import { type Synthesis, synthesize } from '../support/synthesis.ts';

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
});
