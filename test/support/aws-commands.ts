import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as kms from '@aws-sdk/client-kms';
import * as lambda from '@aws-sdk/client-lambda';
import * as scheduler from '@aws-sdk/client-scheduler';
import * as secretsmanager from '@aws-sdk/client-secrets-manager';
import * as sesv2 from '@aws-sdk/client-sesv2';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';

const clients: Readonly<Record<string, object>> = {
  ...{ cloudformation, dynamodb, kms, lambda, scheduler, secretsmanager, sesv2, sns, sqs },
};

/** Of services whose client we do not have, what their reference of the AWS CLI lists. */
const listed: Readonly<Record<string, readonly string[]>> = {
  acm: ['describe-certificate', 'list-certificates', 'request-certificate'],
  ce: ['get-cost-and-usage'],
  cloudtrail: ['lookup-events'],
  cloudwatch: ['describe-alarms', 'get-metric-statistics'],
  dynamodbstreams: ['get-shard-iterator', 'get-records'],
  health: ['describe-events'],
  iam: ['put-role-policy', 'delete-role-policy'],
  logs: ['tail', 'start-query', 'get-query-results'],
  'service-quotas': ['request-service-quota-increase', 'get-service-quota'],
  sts: ['assume-role', 'get-caller-identity'],
};

/** Calls of the AWS CLI in a line, like `dynamodb put-item`. */
export const awsCallsIn = (line: string): string[] =>
  [...line.matchAll(/\baws ([a-z][a-z\d-]*) (wait )?([a-z][a-z-]*)/g)].map(
    ([, service = '', wait = '', operation = '']) => `${service} ${wait}${operation}`,
  );

/** Whether AWS has such a call, as far as we know. */
export function isAwsCall(call: string): boolean {
  const [service = '', ...words] = call.split(' ');
  const client = clients[service];
  if (!client) return listed[service]?.includes(words.join(' ')) ?? false;
  const name = (words.at(-1) ?? '').replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
  return (words.length === 2 ? `waitUntil${name}` : `${name}Command`) in client;
}
