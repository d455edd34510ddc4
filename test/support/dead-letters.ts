import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { hostClient } from '../../local/host-client.ts';
import type { LocalHost } from './local-host.ts';

/** Lays a message among the letters that were given up. */
export async function putAside(system: LocalHost, body: string): Promise<void> {
  const { endpoints } = await system.describe();
  const sqs = new SQSClient({ ...hostClient(endpoints.sqs, 'ap-southeast-3'), useQueueUrlAsEndpoint: false });
  const queues = await system.host().deadLetters();
  const name = queues.find(({ queue }) => queue.includes('DeadLetters'))?.queue;
  const QueueUrl = `${endpoints.sqs}/000000000000/${name}`;
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
  sqs.destroy();
}
