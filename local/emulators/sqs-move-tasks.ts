import { randomUUID } from 'node:crypto';
import { type Moved, moveDeadLetters, type SqsStore } from './sqs-queues.ts';

type Task = { readonly SourceArn: string; readonly moved: Moved; readonly StartedTimestamp: number };
type Asked = { readonly SourceArn?: unknown; readonly DestinationArn?: unknown };
type Answer = { readonly status: number; readonly body: object };

const nameOf = (arn: unknown): string => String(arn).slice(String(arn).lastIndexOf(':') + 1);

/**
 * The two actions of redriving that fauxqs lacks. A move is done when its start is answered.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export function moveTasks(store: SqsStore) {
  const done: Task[] = [];
  const actions: Readonly<Record<string, (asked: Asked) => object>> = {
    StartMessageMoveTask: ({ SourceArn, DestinationArn }) => {
      const destination = DestinationArn === undefined ? undefined : nameOf(DestinationArn);
      const moved = moveDeadLetters(store, nameOf(SourceArn), destination);
      done.unshift({ SourceArn: String(SourceArn), moved, StartedTimestamp: Date.now() });
      return { TaskHandle: randomUUID() };
    },
    ListMessageMoveTasks: (asked) => ({
      Results: done.filter(({ SourceArn }) => SourceArn === asked.SourceArn).map(inWords),
    }),
  };
  return (operation: string, body: unknown): Answer | undefined => {
    const action = actions[operation];
    if (!action) return undefined;
    try {
      return { status: 200, body: action(body as Asked) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { status: 400, body: { __type: 'com.amazonaws.sqs#UnsupportedOperation', message } };
    }
  };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/troubleshooting-dlq-redrive.html */
const inWords = ({ moved: { moved, left }, ...task }: Task) => ({
  ...task,
  ...(left > 0
    ? { Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' }
    : { Status: 'COMPLETED' }),
  ...{ ApproximateNumberOfMessagesMoved: moved, ApproximateNumberOfMessagesToMove: moved + left },
});
