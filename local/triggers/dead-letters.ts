import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  type Message,
  ReceiveMessageCommand,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { Resources } from '../assembly/resources.ts';
import type { System } from '../assembly/system.ts';
import type { SqsEmulator } from '../emulators/sqs.ts';
import { isObject, type Json, tryParseJson } from '../json.ts';
import type { LocalFunction } from '../lambda/lambda.ts';
import type { AsyncInvocations } from './async-invocations.ts';
import type { HostQueues } from './host-queues.ts';

export type DeadLetter = { id: string; sentAt: string; receiveCount: number; body: Json };
export type DeadLetterQueue = { readonly queue: string; readonly messages: readonly DeadLetter[] };

/** The names of all queues in which the template puts aside what failed for good; `source`: whose dead letters it has. */
export function deadLetterQueues(
  resources: Resources,
  system: System,
): { name: string; source: string | undefined }[] {
  const nameOf = (arn: string) => arn.slice(arn.lastIndexOf(':') + 1);
  const sources = new Map(
    resources
      .of('AWS::SQS::Queue')
      .flatMap(({ arn, properties: { RedrivePolicy: policy } }) =>
        policy ? [[nameOf(policy.deadLetterTargetArn), arn] as const] : [],
      ),
  );
  const destinations = [
    ...[...system.asyncSettings.values()].flatMap(({ onFailureArn, deadLetterArn }) => [
      onFailureArn,
      deadLetterArn,
    ]),
    ...system.mappings.map(({ settings }) => settings.DestinationConfig?.OnFailure?.Destination),
    ...resources
      .of('AWS::Scheduler::Schedule')
      .map(({ properties }) => properties.Target.DeadLetterConfig?.Arn),
  ].filter((arn) => arn !== undefined);
  const names = new Set([...sources.keys(), ...destinations.map(nameOf)]);
  return [...names].map((name) => ({ name, source: sources.get(name) }));
}

export async function readDeadLetters(sqs: SqsEmulator, queue: string): Promise<DeadLetterQueue> {
  const messages = await sqs.messages(queue);
  return {
    queue,
    messages: messages.map(({ id, sentAt, receiveCount, body }) => ({
      ...{ id, receiveCount, sentAt: new Date(sentAt).toISOString() },
      body: tryParseJson(body) ?? body,
    })),
  };
}

/** Has SQS move dead letters to a queue, as `aws sqs start-message-move-task` does; answers how many. */
export async function moveBack(
  queueUrl: string,
  DestinationArn: string,
  { client }: HostQueues,
): Promise<number> {
  const ask = new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] });
  const { Attributes } = await client.send(ask);
  const source = { SourceArn: Attributes?.QueueArn };
  await client.send(new StartMessageMoveTaskCommand({ ...source, DestinationArn }));
  const { Results = [] } = await client.send(new ListMessageMoveTasksCommand(source));
  return Results[0]?.ApproximateNumberOfMessagesMoved ?? 0;
}

type RepeatDeps = {
  readonly queues: HostQueues;
  readonly invocations: AsyncInvocations;
  readonly functions: ReadonlyMap<string, LocalFunction>;
};

/**
 * Invokes again what failed asynchronously; answers how many. A given-up stream batch stays: it holds no records, and
 * `reconcile` repairs what they asked for.
 */
export async function repeatInvocations(queueUrl: string, deps: RepeatDeps): Promise<number> {
  const messages = await receiveAll(queueUrl, deps.queues);
  let repeated = 0;
  for (const message of messages) {
    const handle = { QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle };
    const found = invocationIn(message, deps.functions);
    if (found) {
      repeated += 1;
      await deps.queues.client.send(new DeleteMessageCommand(handle));
      void deps.invocations.invoke(found.name, found.event);
    } else
      await deps.queues.client.send(new ChangeMessageVisibilityCommand({ ...handle, VisibilityTimeout: 0 }));
  }
  return repeated;
}

async function receiveAll(queueUrl: string, { client }: HostQueues): Promise<Message[]> {
  const all: Message[] = [];
  for (;;) {
    const ask = new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 0,
    });
    const { Messages = [] } = await client.send(ask);
    if (Messages.length === 0) return all;
    all.push(...Messages);
  }
}

function invocationIn(
  message: Message,
  functions: RepeatDeps['functions'],
): { name: string; event: Json } | undefined {
  const body = tryParseJson(message.Body ?? '');
  if (!isObject(body) || body['requestPayload'] === undefined || !isObject(body['requestContext']))
    return undefined;
  const arn = String(body['requestContext']['functionArn']);
  const target = [...functions.values()].find(({ definition }) => arn.startsWith(`${definition.arn}:`));
  return target && { name: target.definition.name, event: body['requestPayload'] };
}
