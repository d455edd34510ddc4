import { ChangeMessageVisibilityCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { shortPatience } from '../client-patience.ts';
import { Unavailable } from '../errors.ts';
import type { LetterMessage } from './letter-message.ts';
import type { LetterQueue } from './letter-queue.ts';

const unavailable = (cause: unknown): never => {
  throw new Unavailable('letter queue', { cause });
};

export class SqsLetterQueue implements LetterQueue {
  private readonly client: SQSClient;
  private readonly url: string;

  constructor(client: SQSClient, url: string) {
    this.client = client;
    this.url = url;
  }

  async send(message: LetterMessage, delaySeconds = 0): Promise<void> {
    const body = { QueueUrl: this.url, MessageBody: JSON.stringify(message), DelaySeconds: delaySeconds };
    await this.client.send(new SendMessageCommand(body)).catch(unavailable);
  }

  async postpone(receiptHandle: string, seconds: number): Promise<void> {
    const input = { QueueUrl: this.url, ReceiptHandle: receiptHandle, VisibilityTimeout: seconds };
    await this.client.send(new ChangeMessageVisibilityCommand(input)).catch(unavailable);
  }
}

export const openLetterQueue = (url: string): LetterQueue =>
  new SqsLetterQueue(new SQSClient(shortPatience), url);
