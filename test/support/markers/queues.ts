import { ListQueuesCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { localPlace } from '../../../local/emulators/emulator.ts';
import { hostClient } from '../../../local/host-client.ts';
import type { LocalHost } from '../local-host.ts';

async function withQueues<T>(
  system: LocalHost,
  act: (client: SQSClient, urls: string[]) => Promise<T>,
): Promise<T> {
  const { sqs } = (await system.describe()).endpoints;
  const client = new SQSClient(hostClient(sqs, localPlace.region));
  try {
    const { QueueUrls = [] } = await client.send(new ListQueuesCommand({}));
    return await act(client, QueueUrls);
  } finally {
    client.destroy();
  }
}

/** Bodies of what waits in any queue. */
export const waitingMessages = (system: LocalHost): Promise<string[]> =>
  withQueues(system, async (client, urls) => {
    const look = {
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
      MessageSystemAttributeNames: ['All' as const],
    };
    const answers = await Promise.all(
      urls.map((QueueUrl) => client.send(new ReceiveMessageCommand({ QueueUrl, ...look }))),
    );
    return answers.flatMap(({ Messages = [] }) => Messages.map((message) => JSON.stringify(message)));
  });

export const putInLetterQueue = (system: LocalHost, MessageBody: string): Promise<unknown> =>
  withQueues(system, (client, urls) => {
    const QueueUrl = urls.find((url) => /LetterQueue(?!DeadLetters)/.test(url));
    return client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  });
