import { setTimeout } from 'node:timers/promises';
import {
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';

export type Move = { readonly waiting: number; readonly moved: number; readonly failure?: string };

const lookEveryMs = 1000;

/**
 * A move task of SQS's own, awaited. With a destination, so that messages move too that no redrive policy put there.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export async function moveMessages(
  client: SQSClient,
  from: string,
  to: string,
  dryRun: boolean,
): Promise<Move> {
  const source = await attributesOf(client, from);
  const waiting = Number(source.ApproximateNumberOfMessages ?? 0);
  if (dryRun || waiting === 0) return { waiting, moved: 0 };
  const { QueueArn: DestinationArn } = await attributesOf(client, to);
  const SourceArn = source.QueueArn;
  await client.send(new StartMessageMoveTaskCommand({ SourceArn, DestinationArn }));
  return { waiting, ...(await ended(client, SourceArn)) };
}

async function attributesOf(client: SQSClient, QueueUrl: string) {
  const AttributeNames = ['QueueArn', 'ApproximateNumberOfMessages'] as const;
  const ask = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] });
  const { Attributes = {} } = await client.send(ask);
  return Attributes as Readonly<Partial<Record<(typeof AttributeNames)[number], string>>>;
}

async function ended(client: SQSClient, SourceArn: string | undefined): Promise<Omit<Move, 'waiting'>> {
  for (;;) {
    const { Results = [] } = await client.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 1 }));
    const [task] = Results;
    const moved = Number(task?.ApproximateNumberOfMessagesMoved ?? 0);
    if (task?.Status === 'COMPLETED') return { moved };
    if (task?.Status !== 'RUNNING') return { moved, failure: task?.FailureReason ?? String(task?.Status) };
    await setTimeout(lookEveryMs);
  }
}
