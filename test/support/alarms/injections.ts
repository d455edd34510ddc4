/** Numbers that AWS counts, put in by hand: what must ring, and what must not. */
export type Injection = {
  /** In words, for the table. */
  readonly what: string;
  readonly metric: `AWS/${string} ${string}`;
  /** Whose number it is: the pattern of each dimension's value. */
  readonly of: Readonly<Record<string, string>>;
  readonly minutes: number;
  /** One or more numbers for each period, oldest first; nothing where AWS shows nothing. */
  readonly rings: readonly Value[];
  readonly calm: readonly Value[];
};
type Value = number | readonly number[] | undefined;

const hour = 60;
const day = 24 * hour;
/** One request in fifty is slow. */
const someSlow = [...Array.from({ length: 98 }, () => 300), 6_000, 6_000];
const none = undefined;

const named: Readonly<Record<string, Injection>> = {
  'Work was given up': {
    ...{
      what: 'one message',
      metric: 'AWS/SQS ApproximateNumberOfMessagesVisible',
      of: { QueueName: 'DeadWork' },
    },
    ...{ minutes: 5, rings: [1], calm: [0] },
  },
  'Letters were given up': {
    what: 'one message',
    ...{ metric: 'AWS/SQS ApproximateNumberOfMessagesVisible', of: { QueueName: 'DeadLetters' } },
    ...{ minutes: 5, rings: [1], calm: [0] },
  },
  'Letters are late': {
    what: 'the oldest letter is 121 minutes old',
    ...{ metric: 'AWS/SQS ApproximateAgeOfOldestMessage', of: { QueueName: 'LetterQueue(?!Dead)' } },
    ...{ minutes: 5, rings: [7_260], calm: [7_140] },
  },
  'Applications wait for their office': {
    what: 'the stream is 11 minutes behind',
    ...{ metric: 'AWS/Lambda IteratorAge', of: { FunctionName: 'Dispatch' } },
    ...{ minutes: 5, rings: [660_000], calm: [540_000] },
  },
  'People get error pages': {
    ...{ what: '5 answers of 5xx', metric: 'AWS/ApiGateway 5xx', of: { ApiId: 'Api' } },
    ...{ minutes: 5, rings: [Array(5).fill(1)], calm: [Array(4).fill(1)] },
  },
  'Pages are slow': {
    ...{ what: 'two of a hundred take 6 s, for 15 minutes', metric: 'AWS/ApiGateway Latency' },
    ...{ of: { ApiId: 'Api' }, minutes: 5 },
    ...{ rings: [someSlow, someSlow, someSlow], calm: [someSlow, [300], someSlow] },
  },
  'gather is silent': {
    ...{ what: 'no call for three hours', metric: 'AWS/Lambda Invocations', of: { FunctionName: 'Gather' } },
    ...{ minutes: hour, rings: [none, none, none], calm: [1, none, none] },
  },
  'reconcile is silent': {
    ...{ what: 'no call for two days', metric: 'AWS/Lambda Invocations', of: { FunctionName: 'Reconcile' } },
    ...{ minutes: day, rings: [none, none], calm: [1, none] },
  },
  'summarize is silent': {
    ...{
      what: 'no call for seven days',
      metric: 'AWS/Lambda Invocations',
      of: { FunctionName: 'Summarize' },
    },
    ...{ minutes: day, rings: Array(7).fill(none), calm: [1, ...Array(6).fill(none)] },
  },
  'Lambda is near its limit': {
    ...{ what: '800 calls at once of 1,000', metric: 'AWS/Lambda ConcurrentExecutions', of: {} },
    ...{ minutes: 5, rings: [800], calm: [799] },
  },
  'The table is throttled': {
    ...{ what: 'one refused `PutItem`', metric: 'AWS/DynamoDB ThrottledRequests' },
    ...{ of: { TableName: 'RecordsTable', Operation: 'PutItem' }, minutes: 5, rings: [1], calm: [none] },
  },
  'The table has errors': {
    ...{ what: 'ten failed `Query`', metric: 'AWS/DynamoDB SystemErrors' },
    ...{ of: { TableName: 'RecordsTable', Operation: 'Query' }, minutes: 5, rings: [10], calm: [9] },
  },
  'SES may stop our mail (bounces)': {
    ...{ what: '5 % bounces', metric: 'AWS/SES Reputation.BounceRate', of: {} },
    ...{ minutes: hour, rings: [0.05], calm: [0.03] },
  },
  'SES may stop our mail (complaints)': {
    ...{ what: '0.1 % complaints', metric: 'AWS/SES Reputation.ComplaintRate', of: {} },
    ...{ minutes: hour, rings: [0.001], calm: [0.0005] },
  },
  'The edge turns many away': {
    ...{ what: '150 refused in five minutes, for 15', metric: 'AWS/WAFV2 BlockedRequests' },
    ...{ of: { WebACL: 'pemberdayaan-tki-prod', Rule: 'Posts' }, minutes: 5 },
    ...{ rings: [150, 150, 150], calm: [150, none, 150] },
  },
};

const ofFunction = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Every function has these two. */
export function injectionFor(alarm: string): Injection | undefined {
  const fails = /^(\w+) fails$/.exec(alarm)?.[1];
  const throttled = /^A function is throttled \((\w+)\)$/.exec(alarm)?.[1];
  const once = { minutes: 5, rings: [1], calm: [none] } as const;
  if (fails)
    return {
      ...{
        what: 'one call ends with an error',
        metric: 'AWS/Lambda Errors',
        of: { FunctionName: ofFunction(fails) },
      },
      ...once,
    };
  if (throttled)
    return {
      ...{
        what: 'one refused call',
        metric: 'AWS/Lambda Throttles',
        of: { FunctionName: ofFunction(throttled) },
      },
      ...once,
    };
  return named[alarm];
}
