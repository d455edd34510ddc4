import type { MetricStat } from './metrics.ts';

/** The metrics of AWS that we use, with the sets of dimensions under which it keeps them, and where it says so. */
const documented: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
  'AWS/Lambda': {
    ...{ Errors: ['FunctionName'], Throttles: ['FunctionName'], Invocations: ['FunctionName'] },
    ...{
      Duration: ['FunctionName'],
      IteratorAge: ['FunctionName'],
      ConcurrentExecutions: ['', 'FunctionName'],
    },
  },
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
  'AWS/SQS': {
    ApproximateNumberOfMessagesVisible: ['QueueName'],
    ApproximateAgeOfOldestMessage: ['QueueName'],
  },
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
  'AWS/ApiGateway': { Count: ['ApiId'], '4xx': ['ApiId'], '5xx': ['ApiId'], Latency: ['ApiId'] },
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
  'AWS/DynamoDB': {
    ...{ ThrottledRequests: ['Operation TableName'], SystemErrors: ['Operation TableName'] },
    ...{ ConsumedReadCapacityUnits: ['TableName'], ConsumedWriteCapacityUnits: ['TableName'] },
  },
  // https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-cloudwatch.html and reputationdashboard-cloudwatch-alarm.html
  'AWS/SES': { Send: [''], Delivery: [''], 'Reputation.BounceRate': [''], 'Reputation.ComplaintRate': [''] },
  // https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html
  'AWS/WAFV2': { BlockedRequests: ['Rule WebACL'] },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html
  'AWS/Billing': { EstimatedCharges: ['Currency'] },
};

export const isDocumented = ({
  namespace,
  name,
  dimensions,
}: Omit<MetricStat, 'statistic' | 'period'>): boolean =>
  documented[namespace]?.[name]?.includes(Object.keys(dimensions).sort().join(' ')) ?? false;
