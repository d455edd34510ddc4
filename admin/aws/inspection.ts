import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Config } from '../../infra/config.ts';
import type { Open } from './calls.ts';
import type * as facts from './facts.ts';
import { concurrency, consumersOf, functionState, scheduleState } from './inspect-functions.ts';
import { mailAccount, mailEvents, mailIdentity, subscriptions, suppressed } from './inspect-mail.ts';
import { keyState, queueState, secretState, streamOf, tableState } from './inspect-storage.ts';
import { type SecretName, secrets } from './secret.ts';
import type { FindResource, ListResources, StackResource } from './stack-resources.ts';

/** What can be asked of a system without changing it. */
export type Inspection = {
  mailAccount(): Promise<facts.MailAccount>;
  mailIdentity(): Promise<facts.MailIdentity>;
  mailEvents(): Promise<readonly facts.MailEvents[]>;
  /** Addresses in lower case. */
  suppressed(): Promise<readonly string[]>;
  subscriptions(): Promise<readonly facts.Subscription[]>;
  schedules(): Promise<readonly facts.ScheduleState[]>;
  consumers(): Promise<readonly facts.Consumer[]>;
  functions(): Promise<readonly facts.FunctionState[]>;
  concurrency(): Promise<facts.Concurrency>;
  table(): Promise<facts.TableState>;
  sealingKey(): Promise<facts.KeyState>;
  secret(name: SecretName): Promise<facts.SecretState>;
  deadLetters(): Promise<readonly facts.QueueDepth[]>;
};

type Deps = {
  readonly config: Config;
  readonly open: Open;
  readonly find: FindResource;
  readonly list: ListResources;
  readonly tableName: () => Promise<string>;
};

/** Queues that are empty where nothing has failed for good. */
const putAside = ['LetterQueueDeadLetters', 'OperationsDeadWork'];

export function openInspection(deps: Deps): Inspection {
  const { config, open, find, list, tableName } = deps;
  const lambda = open(LambdaClient, 'lambda');
  const sqs = open(SQSClient, 'sqs');
  const dynamodb = open(DynamoDBClient, 'dynamodb');
  const mail = open(SESv2Client, 'sesv2');
  const scheduler = open(SchedulerClient, 'scheduler');
  const each = async <T>(type: 'function' | 'schedule', ask: (one: StackResource) => Promise<T>) =>
    Promise.all((await list(type)).map(ask));
  // SES answers this question once a second, and several checks ask it.
  const account = once(() => mailAccount(mail));
  const consumers = async () => {
    const functions = await list('function');
    const stream = await streamOf(dynamodb, await tableName());
    const { arn } = await queueState(sqs, await find('queue', 'LetterQueue'));
    const sources = [
      ...(stream === undefined ? [] : [{ arn: stream, kind: 'stream' as const }]),
      { arn, kind: 'queue' as const },
    ];
    return (await Promise.all(sources.map((source) => consumersOf(lambda, source, functions)))).flat();
  };
  const depth = async (name: string) => {
    const url = await find('queue', name);
    return { name, url, messages: (await queueState(sqs, url)).messages };
  };
  return {
    mailAccount: account,
    mailIdentity: () => mailIdentity(mail, config.sendingDomain),
    mailEvents: async () => mailEvents(mail, await find('configurationSet', 'MailConfigurationSet')),
    suppressed: () => suppressed(mail),
    subscriptions: async () => {
      const sns = open(SNSClient, 'sns');
      const topics = await list('topic');
      return (await Promise.all(topics.map((one) => subscriptions(sns, one.physicalId)))).flat();
    },
    schedules: async () => {
      const functions = await list('function');
      return each('schedule', (one) => scheduleState(scheduler, one, functions));
    },
    consumers,
    functions: () => each('function', (one) => functionState(lambda, one)),
    concurrency: () => concurrency(lambda),
    table: async () => tableState(dynamodb, await tableName()),
    sealingKey: async () => keyState(open(KMSClient, 'kms'), await find('key', 'SealingKey')),
    secret: async (name) =>
      secretState(open(SecretsManagerClient, 'secretsmanager'), await find('secret', secrets[name])),
    deadLetters: () => Promise.all(putAside.map(depth)),
  };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask();
    return asked;
  };
}
