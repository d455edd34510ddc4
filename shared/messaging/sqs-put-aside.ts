import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { shortPatience } from '../client-patience.ts';
import { Unavailable } from '../errors.ts';
import type { PutAside } from './put-aside.ts';

export const sqsPutAside =
  (client: SQSClient, url: string): PutAside =>
  async ({ messageId, body }) => {
    const original = { DataType: 'String', StringValue: messageId };
    const put = { QueueUrl: url, MessageBody: body, MessageAttributes: { original } };
    await client.send(new SendMessageCommand(put)).catch((cause: unknown) => {
      throw new Unavailable('dead letters', { cause });
    });
  };

export const openPutAside = (url: string): PutAside => sqsPutAside(new SQSClient(shortPatience), url);
