import { type MessageAttributeValue, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { hostClient } from '../host-client.ts';

/** The host's own hand at the queues: pollers and destinations are AWS's, so they use the same door as functions. */
export type HostQueues = {
  readonly client: SQSClient;
  urlOf(arn: string): string;
  send(arn: string, body: object, attributes?: Readonly<Record<string, string>>): Promise<void>;
  stop(): void;
};

export function hostQueues(
  endpoint: string,
  region: string,
  urlOfName: (name: string) => string,
): HostQueues {
  const client = new SQSClient({
    ...hostClient(endpoint, region),
    useQueueUrlAsEndpoint: false,
  });
  const urlOf = (arn: string) => urlOfName(arn.slice(arn.lastIndexOf(':') + 1));
  return {
    client,
    urlOf,
    send: async (arn, body, attributes = {}) => {
      const values = Object.entries(attributes).map(([name, text]): [string, MessageAttributeValue] => [
        name,
        { DataType: 'String', StringValue: text },
      ]);
      await client.send(
        new SendMessageCommand({
          QueueUrl: urlOf(arn),
          MessageBody: JSON.stringify(body),
          MessageAttributes: Object.fromEntries(values),
        }),
      );
    },
    stop: () => client.destroy(),
  };
}
