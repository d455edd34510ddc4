import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  functionsOf,
  resourceNamed,
  resourcesOf,
  type Synthesis,
  serviceName,
  synthesize,
} from '../support/synthesis.ts';

let prod: Synthesis;

beforeAll(() => {
  prod = synthesize('prod');
});

describe('triggers', () => {
  it('calls dispatch for new submissions, requests and answers, and for nothing else', () => {
    const mapping = resourceNamed(prod.service, 'ReferralsDispatchLiveDynamoDB');
    const { Filters } = mapping.Properties['FilterCriteria'] as {
      readonly Filters: { readonly Pattern: string }[];
    };
    expect(Filters.map(({ Pattern }) => JSON.parse(Pattern))).toEqual([
      { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'S#' }] } } } },
      { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['canary'] } } } },
      modified(['submission'], 'requestNumber'),
      modified(['referral', 'check'], 'answerNumber'),
    ]);
  });

  it('gives notify one letter at a time, to two at once, with time for six turns before it comes again', () => {
    prod.service.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 1,
      ScalingConfig: { MaximumConcurrency: 2 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    });
    const notify = functionsOf(prod.service).find((fn) => serviceName(fn) === 'notify');
    const queue = resourceNamed(prod.storage, 'LetterQueue59');
    expect(queue.Properties['VisibilityTimeout']).toBe(6 * Number(notify?.Properties['Timeout']));
  });

  it('gathers and sends a canary every hour, reconciles every morning and summarizes on Monday, by Jakarta’s clock, and says which time was meant', () => {
    const schedules = Object.values(resourcesOf(prod.service, 'AWS::Scheduler::Schedule'));
    expect(schedules.map(({ Properties }) => Properties['ScheduleExpression']).sort()).toEqual([
      'cron(0 * * * ? *)',
      'cron(0 5 * * ? *)',
      'cron(0 6 ? * MON *)',
      'cron(20 * * * ? *)',
    ]);
    prod.service.allResourcesProperties('AWS::Scheduler::Schedule', {
      ScheduleExpressionTimezone: 'Asia/Jakarta',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      Target: Match.objectLike({ Input: '{"scheduledAt":"<aws.scheduler.scheduled-time>"}' }),
    });
  });

  it('tells feedback what became of our own mails', () => {
    prod.service.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [Match.anyValue()] } } },
      },
    });
    prod.service.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: [
          ...['send', 'reject', 'delivery', 'bounce', 'complaint', 'deliveryDelay', 'renderingFailure'],
        ],
      },
    });
  });
});

function modified(kinds: string[], number: string) {
  return {
    eventName: ['MODIFY'],
    dynamodb: { NewImage: { kind: { S: kinds }, [number]: { N: [{ exists: true }] } } },
  };
}
