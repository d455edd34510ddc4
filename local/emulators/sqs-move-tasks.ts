import { randomUUID } from 'node:crypto';
import { redrive, type SqsStore } from './sqs-queues.ts';

type Task = { readonly SourceArn: string; readonly Moved: number; readonly StartedTimestamp: number };
type Answer = { readonly status: number; readonly body: object };

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf(':') + 1);

/**
 * The two actions of redriving that fauxqs lacks. A move is done when its start is answered.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export function moveTasks(store: SqsStore) {
  const done: Task[] = [];
  const actions: Readonly<Record<string, (arn: string) => object>> = {
    StartMessageMoveTask: (arn) => {
      done.unshift({ SourceArn: arn, Moved: redrive(store, nameOf(arn)), StartedTimestamp: Date.now() });
      return { TaskHandle: randomUUID() };
    },
    ListMessageMoveTasks: (arn) => ({
      Results: done.filter(({ SourceArn }) => SourceArn === arn).map(inWords),
    }),
  };
  return (operation: string, body: unknown): Answer | undefined => {
    const action = actions[operation];
    if (!action) return undefined;
    try {
      return { status: 200, body: action(String((body as { SourceArn?: unknown }).SourceArn)) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { status: 400, body: { __type: 'com.amazonaws.sqs#UnsupportedOperation', message } };
    }
  };
}

const inWords = ({ Moved, ...task }: Task) => ({
  ...{ ...task, Status: 'COMPLETED' },
  ...{ ApproximateNumberOfMessagesMoved: Moved, ApproximateNumberOfMessagesToMove: Moved },
});
