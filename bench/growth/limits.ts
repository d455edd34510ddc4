import { readConfig } from '../../infra/config.ts';
import { known, type Load } from './load.ts';

export type Limit = {
  readonly what: string;
  readonly limit: number;
  readonly unit: string;
  /** Where AWS says it, or whose it is. */
  readonly source: string;
  /** Read there on that day, or remembered where the page could not be read. */
  readonly read: string;
  readonly use: (load: Load) => number;
  readonly remedy: string;
};

const { throttle, mailsPerSecond, edge } = readConfig('prod');
const aws = (path: string): string => `https://docs.aws.amazon.com/${path}`;
const [read, remembered] = ['2026-11-27', 'remembered'];
const ours = { source: 'config/prod.json', read: 'ours' };
const code = { source: 'infra/', read: 'ours' };
const dynamo = {
  // It says both in one place: a partition's thousand, and a new table's four thousand.
  partition: 'https://repost.aws/knowledge-center/on-demand-table-throttling-dynamodb',
  quotas: aws('amazondynamodb/latest/developerguide/ServiceQuotas.html'),
};
const lambdaQuotas = aws('lambda/latest/dg/gettingstarted-limits.html');

const concurrency = ({ posts, pages, aSecond, answers }: Load): number =>
  posts * known.enrollSeconds +
  aSecond * known.dispatchSeconds +
  pages * known.pageSeconds +
  answers * known.answerSeconds +
  known.cold * known.coldSeconds * (posts + pages);

const secondsOfMonday = ({ week }: Load): number =>
  week * known.weeksRead * known.entriesAPerson * known.entrySeconds;
const listed = ({ largestOffice }: Load): number => largestOffice * known.weeksOpen;
/** New tables have four; each thousand write units of the table itself, three fifths of all, bring one more. */
const streamShards = ({ units }: Load): number => Math.max(4, (units * 0.6) / 1000);

export const limits: readonly Limit[] = [
  {
    ...{ what: 'our throttle of `POST /enrollments`', unit: 'a second', ...ours },
    limit: throttle.routes['POST /enrollments']?.requestsPerSecond ?? Number.NaN,
    use: ({ posts }) => posts,
    remedy: 'config: raise it before a campaign; until then a refused phone tries again by itself',
  },
  {
    ...{ what: 'our throttle of all other pages', unit: 'a second', ...ours },
    limit: throttle.requestsPerSecond,
    use: ({ pages }) => pages,
    remedy: 'config, alike',
  },
  {
    ...{ what: 'API Gateway, an account in Jakarta', limit: 2_500, unit: 'a second', read },
    source: aws('apigateway/latest/developerguide/limits.html'),
    use: ({ posts, pages, answers }) => posts + pages + answers,
    remedy: 'quota (adjustable); the edge can keep the form',
  },
  {
    ...{ what: 'Lambda at once, an account', limit: 1_000, unit: 'calls', source: lambdaQuotas, read },
    use: concurrency,
    remedy: 'none needed',
  },
  {
    ...{
      what: 'Lambda at once, a new account',
      limit: 10,
      unit: 'calls',
      source: lambdaQuotas,
      read: remembered,
    },
    use: concurrency,
    remedy: 'quota, before the first campaign; `doctor` compares it with `concurrentExecutions`',
  },
  {
    ...{ what: 'a partition of the index of weeks', limit: 1_000, unit: 'write units a second' },
    ...{ source: dynamo.partition, read },
    use: ({ weekPartition }) => weekPartition,
    remedy: 'code: more than eight shards (`shardCount`), from a week that is not begun yet',
  },
  {
    ...{ what: "a partition of one office's list", limit: 1_000, unit: 'write units a second' },
    ...{ source: dynamo.partition, read },
    use: ({ listPartition }) => listPartition,
    remedy: 'none needed',
  },
  {
    ...{ what: 'the count of an hour of one address', limit: 1_000, unit: 'write units a second' },
    ...{ source: dynamo.partition, read },
    // Each count is charged by the set's size: ten units with a thousand members. The firewall bounds the posts.
    use: () => (('postsPerAddress' in edge ? edge.postsPerAddress : Number.NaN) / 300) * 10,
    remedy: 'none needed: the firewall stops one address long before',
  },
  {
    ...{
      what: 'a new table on demand',
      limit: 4_000,
      unit: 'write units a second',
      source: dynamo.partition,
      read,
    },
    use: ({ units }) => units,
    remedy:
      '`aws dynamodb update-table --warm-throughput` before a campaign, or half an hour for each doubling',
  },
  {
    ...{ what: 'a table on demand', limit: 40_000, unit: 'write units a second' },
    ...{ source: dynamo.quotas, read: remembered },
    use: ({ units }) => units,
    remedy: 'none needed (adjustable)',
  },
  {
    ...{ what: 'a partition that Monday reads', limit: 3_000, unit: 'read units a second' },
    ...{ source: dynamo.partition, read },
    // A page of 1 MB costs 128; a core takes in 3,700 entries a page, and reads fourteen weeks in turn.
    use: () => 128 / (3_700 * known.entrySeconds) / known.weeksRead,
    remedy: 'none needed',
  },
  {
    ...{ what: '`dispatch`, four batches of a shard at once', limit: 1, unit: 'of its time', ...code },
    use: (load) => (load.aSecond * known.dispatchSeconds) / (4 * streamShards(load)),
    remedy: 'config: `parallelizationFactor` up to 10; it lags and catches up, nothing is lost',
  },
  {
    ...{ what: 'mails a second, as configured (SES gives each account its own)', unit: 'a second', ...ours },
    limit: mailsPerSecond,
    use: ({ aSecond }) => aSecond * known.lettersAtOnce,
    remedy: 'quota of SES and `mailsPerSecond`; letters wait in the queue until then',
  },
  {
    ...{ what: 'mails a day, where SES grants 50,000', limit: 50_000, unit: 'a day', read: remembered },
    source: aws('ses/latest/dg/quotas.html'),
    use: ({ aDay }) => aDay * known.lettersAtOnce + 71 * 9,
    remedy: 'quota of SES; `notify` rests and goes on when there is room',
  },
  {
    ...{ what: 'letters of a queue in flight', limit: 120_000, unit: 'letters', read },
    source: aws('AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html'),
    // Two calls of ten each, whatever waits behind them.
    use: () => 20,
    remedy: 'none needed',
  },
  {
    ...{ what: 'KMS, data keys and people opened', limit: 10_000, unit: 'a second', read: remembered },
    source: aws('kms/latest/developerguide/requests-per-second.html'),
    // A data key serves a process for an hour; each answer opens one person.
    use: (load) => load.answers + concurrency(load) / 3600 + load.posts * known.cold,
    remedy: 'none needed',
  },
  {
    ...{ what: 'Secrets Manager, values read', limit: 10_000, unit: 'a second', read },
    source: aws('secretsmanager/latest/userguide/reference_limits.html'),
    use: ({ posts, pages, answers }) => 2 * known.cold * (posts + pages + answers),
    remedy: 'none needed',
  },
  {
    ...{ what: 'CloudWatch Logs, calls of Lambda for us', limit: 5_000, unit: 'a second', read: remembered },
    source: aws('AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html'),
    // Of each process at most one a second, of many lines.
    use: concurrency,
    remedy: 'none needed',
  },
  {
    ...{
      what: "Monday's count, after fourteen such weeks",
      limit: 900,
      unit: 'seconds',
      source: lambdaQuotas,
      read,
    },
    use: secondsOfMonday,
    remedy: 'code: a call for each of the eight shards, and one that adds them; their counts are sums',
  },
  {
    ...{ what: "an hour's count of needs, two weeks", limit: 600, unit: 'seconds', ...code },
    use: ({ week, needs }) => 2 * (week + needs) * known.entrySeconds,
    remedy: 'code, alike; then Lambda gives up to 900',
  },
  {
    ...{ what: "the largest office's list, three weeks open", limit: 20, unit: 'seconds', ...code },
    use: (load) => listed(load) * known.listEntrySeconds,
    remedy: 'code: read by due day and stop at a page, counts beside it; people: see below',
  },
  {
    ...{
      what: 'an item, of a statement in pieces of 300 kB',
      limit: 400,
      unit: 'kB',
      source: dynamo.quotas,
      read,
    },
    use: ({ statementKb }) => Math.min(300, statementKb),
    remedy: 'none needed',
  },
];
