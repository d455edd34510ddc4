import { Aws, Duration } from 'aws-cdk-lib';
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
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { MetricOf, MetricSource } from '../shared/observing/metrics.ts';
import type { Config } from './config.ts';
import { runbookLink } from './runbook.ts';

export type Why = {
  /** Short and stable: the alarm's name, and the heading of its section in docs/runbook.md. */
  readonly title: string;
  /** Tells apart alarms that share a title, and so their section. */
  readonly of?: string;
  /** Who is harmed, and how. */
  readonly harm: string;
  /** What whoever reads it does first. */
  readonly remedy: string;
  /** Somebody is harmed before the morning. */
  readonly wakes?: boolean;
};

export type AlarmProps = Why & {
  readonly metric: IMetric;
  /** Alarms at this value; default 1. */
  readonly atLeast?: number;
  /** Consecutive periods of the metric; default 1. */
  readonly periods?: number;
};

export type AlarmsProps = { readonly config: Config };

/** Who is told when something goes wrong, and how: who is harmed, what to do first, and where the rest stands. */
export class Alarms extends Construct {
  protected readonly config: Config;
  /** Everything that can ring, for the dashboard. */
  readonly raised: Alarm[] = [];
  private readonly topic: Topic;
  /** Where the configuration names somebody to wake; else all goes to one address. */
  private readonly night: Topic;

  constructor(scope: Construct, id: string, { config }: AlarmsProps) {
    super(scope, id);
    this.config = config;
    this.topic = this.topicTo('Topic', config.alarmEmail);
    this.night = config.nightEmail ? this.topicTo('Night', config.nightEmail) : this.topic;
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
  alarmOnReport<S extends MetricSource>(
    scope: Construct,
    id: string,
    service: S,
    name: MetricOf<S>,
    why: Why,
  ): Alarm {
    return this.alarm(scope, id, { ...why, metric: reported(service, name) });
  }

  alarmOnContent(scope: Construct, id: string, queue: IQueue, why: Why): Alarm {
    const metric = queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5) });
    return this.alarm(scope, id, { ...why, metric });
  }

  /** Mails the sentence to whoever is woken, whenever the rule matches. */
  tell(rule: Rule, { title, harm, remedy }: Omit<Why, 'of' | 'wakes'>): void {
    const text = RuleTargetInput.fromText(this.textOf({ title, harm, remedy }));
    rule.addTarget({ bind: () => ({ arn: this.night.topicArn, input: text }) });
    admit(this.night, 'events', { ArnEquals: { 'aws:SourceArn': rule.ruleArn } });
  }

  private raise(
    scope: Construct,
    id: string,
    { metric, periods = 1, ...why }: AlarmProps,
    rule: { threshold: number; comparisonOperator: ComparisonOperator; treatMissingData: TreatMissingData },
  ): Alarm {
    const alarm = new Alarm(scope, id, {
      metric,
      alarmName: this.nameOf(why),
      alarmDescription: this.textOf(why),
      evaluationPeriods: periods,
      ...rule,
    });
    alarm.addAlarmAction(new SnsAction(why.wakes ? this.night : this.topic));
    this.raised.push(alarm);
    return alarm;
  }

  /** What stands in a mail's subject, and on a phone at night. */
  private nameOf({ title, of, wakes }: Why): string {
    const system = `pemberdayaan-tki-${this.config.stage}${wakes ? ' NOW' : ''}`;
    return `${system}: ${title}${of ? ` (${of})` : ''}`;
  }

  private textOf({ title, harm, remedy }: Why): string {
    return `${harm} To do: ${remedy} ${runbookLink(this.config, title)}`;
  }

  private topicTo(id: string, address: string): Topic {
    const topic = new Topic(this, id, { enforceSSL: true });
    topic.addSubscription(new EmailSubscription(address));
    admit(topic, 'cloudwatch', { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } });
    return topic;
  }
}

/** A number that a function writes, as CloudWatch keeps it. */
export const reported = <S extends MetricSource>(service: S, metricName: MetricOf<S>): Metric =>
  new Metric({
    namespace: 'PemberdayaanTki',
    metricName,
    dimensionsMap: { service },
    statistic: 'Sum',
    period: Duration.minutes(5),
  });

/** The policy that enforces TLS takes the place of the topic's own, which would have let alarms of the account in. */
function admit(topic: Topic, service: 'cloudwatch' | 'events', conditions: Conditions): void {
  topic.addToResourcePolicy(
    new PolicyStatement({
      actions: ['sns:Publish'],
      principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
      resources: [topic.topicArn],
      conditions,
    }),
  );
}
