import { Duration } from 'aws-cdk-lib';
import { type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { type Metric as Ours, metrics as ours } from '../shared/observing/metrics.ts';
import { reported } from './alarms.ts';
import { type Config, edgeOf } from './config.ts';
import { refusedAsFlood } from './firewall.ts';
import type { Operations } from './operations.ts';
import { edgeRegion } from './origin-secret.ts';
import type { StorageStack } from './storage-stack.ts';
import type { WebApi } from './web-api.ts';

export type DashboardProps = {
  readonly config: Config;
  readonly storage: StorageStack;
  readonly operations: Operations;
  readonly api: WebApi;
  /** How far the stream is behind. */
  readonly lag: IMetric;
};

export type Graph = {
  /** Says what is good. */
  readonly title: string;
  readonly metrics: readonly IMetric[];
  readonly region?: string;
  readonly line?: number;
};
export type Row = { readonly heading: string; readonly says: string; readonly graphs: readonly Graph[] };

const oneDay = Duration.days(1);
const fiveMinutes = Duration.minutes(5);

/** A number of ours, from every function that writes it. */
const each = (...names: readonly Ours[]): Metric[] =>
  names.flatMap((name) =>
    (Object.keys(ours) as (keyof typeof ours)[])
      .filter((service) => (ours[service] as readonly Ours[]).includes(name))
      .map((service) =>
        reported(service, name as never).with({ period: oneDay, label: `${name} (${service})` }),
      ),
  );

export const peopleIn = ({ api, config }: DashboardProps): Row => ({
  heading: 'People in',
  says: 'They find the form, it opens quickly, and what they send is taken.',
  graphs: [
    { title: 'Applications a day: a line that does not stop is good', metrics: each('Enrollments') },
    { title: 'Repeats, and needs held for a look: few are good', metrics: each('Checks', 'Held') },
    {
      title: 'Answers that are errors: a flat line is good (5xx: ours; 4xx: mistyped, or too many)',
      metrics: (['5xx', '4xx'] as const).map((name) => api.metric(name, 'Sum')),
    },
    {
      title: 'Milliseconds until a page is there, for 99 of 100: below 2,000 is good',
      metrics: [api.metric('Latency', 'p99'), api.metric('Latency', 'p50')],
    },
    ...(edgeOf(config)
      ? [
          {
            title: 'Turned away at the edge: none is good',
            metrics: refusedAsFlood(config),
            region: edgeRegion,
          },
        ]
      : []),
  ],
});

export const officesTold = ({ storage, operations, lag }: DashboardProps): Row => {
  const { queue, deadLetters } = storage.letterQueue;
  return {
    heading: 'Offices told',
    says: 'Each application has its office within a minute, and the office a letter that arrives.',
    graphs: [
      { title: 'Milliseconds that the stream is behind: nearly none is good', metrics: [lag] },
      {
        title: 'Letters sent and delivered: two lines as one are good',
        metrics: each('LettersSent', 'LettersDelivered', 'LettersRequeued'),
      },
      {
        title: 'Age of the oldest letter in seconds: below half an hour (1,800) is good',
        metrics: [queue.metricApproximateAgeOfOldestMessage({ period: fiveMinutes })],
      },
      {
        title: 'Put aside: none is good',
        metrics: [deadLetters, operations.deadWork].map((aside) =>
          aside.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes }),
        ),
      },
      {
        title: 'Letters in trouble: none is good',
        metrics: each(
          ...(['LettersDelayed', 'LettersSoftBounced', 'LettersBounced', 'LettersComplained'] as const),
          ...(['LettersRejected', 'LettersAmbiguous', 'LettersSentAgain', 'LettersUnsettled'] as const),
          ...(['ReaderLettersSoftBounced', 'ReaderLettersRejected', 'ReaderLettersUnsettled'] as const),
        ),
      },
    ],
  };
};

export const officesAnswering = (): Row => ({
  heading: 'Offices answering',
  says: 'They sign in, and say what becomes of each need before its term ends.',
  graphs: [
    { title: 'Answers a day: a line that follows the applications is good', metrics: each('Answers') },
    { title: 'Needs that silence moved to another office: few are good', metrics: each('Escalated') },
    {
      title: 'Codes to sign in: sent is good, the others are somebody else or a fault',
      metrics: each('CodesSent', 'SignInLinksSent', 'CodesNotSent', 'CodesOverLimit', 'CodesForNobody'),
    },
    { title: 'Weeks told late: none is good', metrics: each('WeeksCaughtUp', 'StatementsUntold') },
  ],
});

export const peopleHelped = (): Row => ({
  heading: 'People helped',
  says: 'What offices say of help, and what the people themselves say with their receipt.',
  graphs: [
    { title: 'Needs closed with help, as offices say: a rising line is good', metrics: each('Helped') },
    {
      title: 'As people say: help came (good), not yet, or not, which opens the need again',
      metrics: each('Confirmed', 'HelpNotYet', 'Disputed'),
    },
    {
      title: 'Withdrawn by the people: few are good',
      metrics: each('Withdrawn', 'WithdrawalAsked', 'WithdrawalUndone'),
    },
  ],
});

export const money = ({ config, storage }: DashboardProps): Row => ({
  heading: 'Money',
  says: 'What the account costs this month, and what makes it rise. The first graph needs billing alerts, switched on once.',
  graphs: [
    {
      title: `Dollars this month: below ${config.monthlyBudget} is good`,
      metrics: [
        new Metric({
          ...{ namespace: 'AWS/Billing', metricName: 'EstimatedCharges', dimensionsMap: { Currency: 'USD' } },
          ...{ statistic: 'Maximum', period: Duration.hours(6), region: edgeRegion },
        }),
      ],
      region: edgeRegion,
      line: config.monthlyBudget,
    },
    {
      title: 'Units of the table: a line that follows the applications is good',
      metrics: (['Read', 'Write'] as const).map(
        (kind) =>
          new Metric({
            ...{ namespace: 'AWS/DynamoDB', metricName: `Consumed${kind}CapacityUnits` },
            ...{
              dimensionsMap: { TableName: storage.records.table.tableName },
              statistic: 'Sum',
              period: oneDay,
            },
          }),
      ),
    },
    {
      title: 'Mails of the account: two lines as one are good',
      metrics: ['Send', 'Delivery'].map(
        (metricName) => new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Sum', period: oneDay }),
      ),
    },
  ],
});
