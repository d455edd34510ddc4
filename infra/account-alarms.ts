import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Config } from './config.ts';
import type { Operations } from './operations.ts';
import type { StorageStack } from './storage-stack.ts';

export type AccountAlarmsProps = {
  readonly config: Config;
  readonly storage: StorageStack;
  readonly operations: Operations;
};

type Named = { readonly tableName: string };

const fewMinutes = Duration.minutes(5);

/** What all functions share, and AWS counts for us: the table, the account's calls at once, its name as a sender. */
export function watchAccount(scope: Construct, { config, storage, operations }: AccountAlarmsProps): void {
  watchTable(scope, storage.records.table, operations);
  operations.alarm(scope, 'NearLimit', {
    metric: LambdaFunction.metricAllConcurrentExecutions({ statistic: 'Maximum', period: fewMinutes }),
    atLeast: Math.floor(0.8 * config.concurrentExecutions),
    title: 'Lambda is near its limit',
    harm: 'Four fifths of the calls that the account may make at once are used: beyond the limit people get error pages.',
    remedy:
      'ask for more concurrent executions in Service Quotas; see which function is busy, and whether people are.',
  });
  watchReputation(scope, operations);
}

const calls = ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'] as const;

function watchTable(scope: Construct, { tableName }: Named, operations: Operations): void {
  operations.alarm(scope, 'TableThrottled', {
    metric: overCalls({ tableName }, 'ThrottledRequests'),
    title: 'The table is throttled',
    harm: 'The table refuses calls: forms may go back to people with "busy", and offices are told later.',
    remedy: 'see whether it passes within minutes; if not, find the busy key, or warm the table.',
  });
  operations.alarm(scope, 'TableFails', {
    metric: overCalls({ tableName }, 'SystemErrors'),
    // Single ones are tried again by the client, and nobody notices.
    atLeast: 10,
    title: 'The table has errors',
    harm: 'DynamoDB itself fails: forms may go back to people with "busy", and offices are told later.',
    remedy: 'look at the AWS Health Dashboard; nothing that was accepted is lost.',
  });
}

/**
 * CloudWatch keeps an alarm on DynamoDB's metrics as it is while they show nothing, whatever the alarm asks, so that
 * after one throttle it would never ring again. What is read adds nothing to the sum but that there is one.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
function overCalls({ tableName }: Named, metricName: 'ThrottledRequests' | 'SystemErrors'): MathExpression {
  const metric = (name: string, dimensions: Record<string, string> = {}) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName: name,
      dimensionsMap: { TableName: tableName, ...dimensions },
      statistic: 'Sum',
      period: fewMinutes,
    });
  const byCall = calls.map((call) => [call.toLowerCase(), metric(metricName, { Operation: call })]);
  return new MathExpression({
    expression: [...calls.map((call) => call.toLowerCase()), '0 * reads'].join(' + '),
    usingMetrics: { ...Object.fromEntries(byCall), reads: metric('ConsumedReadCapacityUnits') },
    period: fewMinutes,
    label: metricName,
  });
}

/**
 * SES reviews an account from 5 % bounces and 0.1 % complaints on, and may stop all its mail: a little before that.
 * https://docs.aws.amazon.com/ses/latest/dg/reputationdashboardmessages.html
 */
function watchReputation(scope: Construct, operations: Operations): void {
  const rates = {
    bounces: ['Reputation.BounceRate', 0.04],
    complaints: ['Reputation.ComplaintRate', 0.0008],
  } as const;
  for (const [of, [metricName, atLeast]] of Object.entries(rates))
    operations.alarm(scope, `Reputation-${of}`, {
      metric: new Metric({
        namespace: 'AWS/SES',
        metricName,
        statistic: 'Average',
        period: Duration.hours(1),
      }),
      atLeast,
      title: 'SES may stop our mail',
      of,
      harm: `Too many ${of}: SES may stop all mail of the account, and then no office hears of its applicants.`,
      remedy: 'find the addresses that refuse our mail, and correct or remove them today.',
    });
}
