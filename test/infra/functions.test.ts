import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { functionsOf, resourcesOf, type Synthesis, serviceName, synthesize } from '../support/synthesis.ts';

const deadWork = { 'Fn::GetAtt': [Match.stringLikeRegexp('^OperationsDeadWork'), 'Arn'] };

let prod: Synthesis;

beforeAll(() => {
  prod = synthesize('prod');
});

describe('every function', () => {
  it('runs on Node 24 on arm64, with its own log of three months in JSON', () => {
    prod.service.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      LoggingConfig: { LogFormat: 'JSON', LogGroup: Match.anyValue() },
      Environment: { Variables: Match.objectLike({ VERSION: '0.0.0-test' }) },
    });
    prod.service.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });

  it('wakes somebody when it fails, who reads whom that harms and what to do', () => {
    const alarms = Object.values(resourcesOf(prod.service, 'AWS::CloudWatch::Alarm'));
    const onErrors = alarms.filter(({ Properties }) => Properties['MetricName'] === 'Errors');
    expect(onErrors).toHaveLength(functionsOf(prod.service).length);
    for (const { Properties } of alarms) {
      expect(Properties['AlarmDescription']).toMatch(/^[A-Z].+ To do: .+\. docs\/runbook\.md#[\w-]+$/);
      expect(Properties['AlarmActions']).toEqual([{ Ref: expect.stringMatching(/^OperationsTopic/) }]);
    }
  });
});

describe('work that fails for good is put aside', () => {
  it.each(['gather', 'feedback', 'summarize', 'reconcile'])(
    'by Lambda, after it called %s three times',
    (name) => {
      const [id] = Object.entries(resourcesOf(prod.service, 'AWS::Lambda::Function')).find(
        ([, fn]) => serviceName(fn) === name,
      ) ?? [''];
      prod.service.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
        FunctionName: { Ref: id },
        MaximumRetryAttempts: 2,
        DestinationConfig: { OnFailure: { Destination: deadWork } },
      });
    },
  );

  it('by the stream, which first splits the batch and tries for at most twelve hours', () => {
    prod.service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 30,
      MaximumRecordAgeInSeconds: Match.absent(),
      DestinationConfig: { OnFailure: { Destination: deadWork } },
    });
  });

  it('by the schedules and by the rule, where Lambda does not take the call', () => {
    prod.service.allResourcesProperties('AWS::Scheduler::Schedule', {
      Target: Match.objectLike({ DeadLetterConfig: { Arn: deadWork }, RetryPolicy: Match.anyValue() }),
    });
    prod.service.hasResourceProperties('AWS::Events::Rule', {
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: deadWork }, RetryPolicy: Match.anyValue() })],
    });
    prod.service.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'events.amazonaws.com' } })]),
      },
    });
  });

  it('for two weeks, and somebody is told', () => {
    prod.service.hasResourceProperties('AWS::SQS::Queue', { MessageRetentionPeriod: 14 * 24 * 60 * 60 });
    const alarms = Object.values(resourcesOf(prod.service, 'AWS::CloudWatch::Alarm'));
    const onContent = alarms.filter(
      ({ Properties }) => Properties['MetricName'] === 'ApproximateNumberOfMessagesVisible',
    );
    expect(onContent).toHaveLength(2);
  });
});
