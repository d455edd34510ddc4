import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { shapes, tellShapes } from '../../shared/storage/shapes.ts';
import {
  functionBehind,
  functionsOf,
  resourcesOf,
  type Synthesis,
  serviceName,
  synthesize,
} from '../support/synthesis.ts';

const deadWork = { 'Fn::GetAtt': [Match.stringLikeRegexp('^OperationsDeadWork'), 'Arn'] };

let prod: Synthesis;

beforeAll(() => {
  prod = synthesize('prod');
});

describe('every function', () => {
  it('runs on Node 24, on the processor of most machines that deploy, with its own log of three months in JSON', () => {
    prod.service.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['x86_64'],
      LoggingConfig: { LogFormat: 'JSON', LogGroup: Match.anyValue() },
      Environment: { Variables: Match.objectLike({ VERSION: '0.0.0-test' }) },
    });
    prod.service.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  });

  it('runs on the processor of the machine that deploys, where the configuration names it', () => {
    synthesize('dev', { processor: 'arm64' }).service.allResourcesProperties('AWS::Lambda::Function', {
      Architectures: ['arm64'],
    });
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
  it.each(['gather', 'feedback', 'summarize', 'reconcile', 'canary'])(
    'by Lambda, after it called %s three times',
    (name) => {
      const [id] = Object.entries(resourcesOf(prod.service, 'AWS::Lambda::Function')).find(
        ([, fn]) => serviceName(fn) === name,
      ) ?? [''];
      prod.service.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
        FunctionName: { Ref: id },
        // One of the function itself would not count for who calls its alias.
        Qualifier: Match.objectLike({
          'Fn::Select': [7, { 'Fn::Split': [':', { Ref: Match.stringLikeRegexp('Live') }] }],
        }),
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

describe('the live alias of a function', () => {
  const ofType = (type: string) => Object.entries(resourcesOf(prod.service, type));

  it('is one, leads to the version of this deployment, and no deployment takes the versions before away', () => {
    expect(ofType('AWS::Lambda::Alias')).toHaveLength(functionsOf(prod.service).length);
    for (const [, { Properties }] of ofType('AWS::Lambda::Alias')) {
      expect(Properties['Name']).toBe('live');
      const [id] = (Properties['FunctionVersion'] as { readonly 'Fn::GetAtt': [string] })['Fn::GetAtt'];
      const version = resourcesOf(prod.service, 'AWS::Lambda::Version')[id];
      expect(version?.Properties['FunctionName']).toEqual(Properties['FunctionName']);
      expect(version).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    }
  });

  it('is what everything calls: no route, stream, queue, schedule, rule, permission or role names a function', () => {
    const callers = [
      ...ofType('AWS::ApiGatewayV2::Integration').map(([, one]) => one.Properties['IntegrationUri']),
      ...ofType('AWS::Lambda::EventSourceMapping').map(([, one]) => one.Properties['FunctionName']),
      ...ofType('AWS::Lambda::Permission').map(([, one]) => one.Properties['FunctionName']),
      ...ofType('AWS::Scheduler::Schedule').map(([, one]) => arnOf(one.Properties['Target'])),
      ...ofType('AWS::Events::Rule').flatMap(([, one]) => calledBy(one.Properties['Targets'])),
      ...ofType('AWS::IAM::Policy').flatMap(([, one]) => mayInvoke(one.Properties['PolicyDocument'])),
    ];
    const called = callers.map((reference) => serviceName(functionBehind(prod.service, reference)));
    expect([...new Set(called)].sort()).toEqual(functionsOf(prod.service).map(serviceName).sort());
  });

  it('is watched through its function, whose metrics count every version', () => {
    for (const [, { Properties }] of ofType('AWS::CloudWatch::Alarm')) {
      // Of all functions of the account together.
      if (Properties['MetricName'] === 'ConcurrentExecutions') continue;
      if (Properties['Namespace'] !== 'AWS/Lambda') continue;
      expect(Properties['Dimensions']).toEqual([
        { Name: 'FunctionName', Value: { Ref: expect.any(String) } },
      ]);
    }
  });

  it('goes by the name of its deployment, which all functions share and any change changes', () => {
    const namesIn = ({ service }: Synthesis) =>
      new Set(functionsOf(service).map(({ Properties }) => Properties['Description']));
    const [name, ...others] = namesIn(prod);
    const [version, ...told] = String(name).split(' ');
    expect(version).toMatch(/^0\.0\.0-test-[0-9a-f]{8}$/);
    expect(told.join(' ')).toBe(tellShapes(shapes));
    expect(others).toEqual([]);
    expect(namesIn(synthesize('prod'))).toEqual(new Set([name]));
    expect([...namesIn(synthesize('prod', { rhythmHours: 5 }))]).toEqual([
      expect.not.stringMatching(String(name)),
    ]);
  });
});

type Target = { readonly Arn: unknown };
const arnOf = (target: unknown): unknown => (target as Target).Arn;
/** Topics hear of something; they are not called. */
const calledBy = (targets: unknown): unknown[] =>
  (targets as Target[]).map(arnOf).filter((arn) => !JSON.stringify(arn).includes('Topic'));

type Statement = { readonly Action: unknown; readonly Resource: unknown };
const mayInvoke = (document: unknown): unknown[] =>
  (document as { readonly Statement: Statement[] }).Statement.filter(({ Action }) =>
    [Action].flat().includes('lambda:InvokeFunction'),
  ).flatMap(({ Resource }) => [Resource].flat());
