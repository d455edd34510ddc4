import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { shortPatience } from '../client-patience.ts';
import { Unavailable } from '../errors.ts';
import type { QueueDepth } from './queue-depth.ts';

/** Somebody may be reading a dead letter at this moment: what is in hands counts too. */
const asked = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;

export const sqsQueueDepth =
  (client: SQSClient, url: string): QueueDepth =>
  async () => {
    const ask = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...asked] });
    const { Attributes } = await client.send(ask).catch((cause: unknown) => {
      throw new Unavailable('queue', { cause });
    });
    return asked.reduce((sum, name) => sum + Number(Attributes?.[name] ?? 0), 0);
  };

export const openQueueDepth = (url: string): QueueDepth => sqsQueueDepth(new SQSClient(shortPatience), url);
