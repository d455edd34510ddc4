import { Aws, Duration, Validations } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { type Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { type Conditions, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IDestination, IEventSourceDlq, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import type { FunctionName } from './function-names.ts';

export type AlarmProps = {
  readonly metric: IMetric;
  /** Who is harmed, and how. */
  readonly harm: string;
  /** What the one who is woken does first. */
  readonly remedy: string;
  /** Alarms at this value; default 1. */
  readonly atLeast?: number;
  /** Consecutive periods of the metric; default 1. */
  readonly periods?: number;
};

type Why = Pick<AlarmProps, 'harm' | 'remedy'>;

/** Where work that failed for good is put aside, and who is told. */
export class Operations extends Construct {
  /** Stream positions, schedule inputs and mail events that no retry could serve. No personal data. */
  readonly deadWork: Queue;
  /** Where Lambda puts what it gives up, with the function's own role: the library's would also let it look at the queue. */
  readonly givenUp: IDestination & IEventSourceDlq;
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, { config }: { readonly config: Config }) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    this.topic.addSubscription(new EmailSubscription(config.alarmEmail));
    this.admit('cloudwatch', { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } });
    this.deadWork = this.deadWorkQueue();
    const { deadWork } = this;
    this.givenUp = {
      bind: (_source: unknown, fn: IFunction) => {
        deadWork.grant(fn, 'sqs:SendMessage');
        return { destination: deadWork.queueArn };
      },
    };
  }

  alarm(scope: Construct, id: string, props: AlarmProps): Alarm {
    return this.raise(scope, id, props, {
      threshold: props.atLeast ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Alarms when the metric shows nothing at all for that many periods. */
  alarmOnSilence(scope: Construct, id: string, props: Omit<AlarmProps, 'atLeast'>): Alarm {
    return this.raise(scope, id, props, {
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  /** Alarms on a number that the function itself reports, in CloudWatch's embedded metric format. */
  alarmOnReport(scope: Construct, id: string, service: FunctionName, metricName: string, why: Why): Alarm {
    const metric = new Metric({
      namespace: 'PemberdayaanTki',
      metricName,
      dimensionsMap: { service },
      statistic: 'Sum',
      period: Duration.minutes(5),
    });
    return this.alarm(scope, id, { ...why, metric });
  }

  alarmOnContent(scope: Construct, id: string, queue: IQueue, why: Why): Alarm {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) });
    return this.alarm(scope, id, { ...why, metric });
  }

  /** Mails the sentence to whoever gets alarms, whenever the rule matches. */
  tell(rule: Rule, sentence: string): void {
    rule.addTarget({ bind: () => ({ arn: this.topic.topicArn, input: RuleTargetInput.fromText(sentence) }) });
    this.admit('events', { ArnEquals: { 'aws:SourceArn': rule.ruleArn } });
  }

  private raise(
    scope: Construct,
    id: string,
    { metric, harm, remedy, periods = 1 }: AlarmProps,
    rule: { threshold: number; comparisonOperator: ComparisonOperator; treatMissingData: TreatMissingData },
  ): Alarm {
    const alarmDescription = `${harm} To do: ${remedy}`;
    const alarm = new Alarm(scope, id, { metric, alarmDescription, evaluationPeriods: periods, ...rule });
    alarm.addAlarmAction(new SnsAction(this.topic));
    return alarm;
  }

  /** The policy that enforces TLS takes the place of the topic's own, which would have let alarms of the account in. */
  private admit(service: 'cloudwatch' | 'events', conditions: Conditions): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
        resources: [this.topic.topicArn],
        conditions,
      }),
    );
  }

  private deadWorkQueue(): Queue {
    const queue = new Queue(this, 'DeadWork', {
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    Validations.of(queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is the dead-letter queue of streams, schedules, rules and asynchronous calls, which nag does not see.',
    });
    this.alarmOnContent(this, 'DeadWorkWaits', queue, {
      harm: 'A submission, an hourly, daily or weekly run or a mail event was given up: a person or an office waits unseen.',
      remedy: 'read the message for the function and its error, repair, then redrive (docs/runbook.md).',
    });
    return queue;
  }
}
