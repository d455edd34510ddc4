import { randomUUID } from 'node:crypto';
import type { BuildAppOptions } from 'fauxqs';
import type { QueueAttributes, QueuedMessage, QueueState } from './sqs-protocol.ts';

export type Stores = NonNullable<BuildAppOptions['stores']>;
export type SqsStore = Stores['sqsStore'];
type Queue = NonNullable<ReturnType<SqsStore['getQueueByName']>>;
type Message = Queue['messages'][number];

const realNow = Date.now.bind(Date);

/** fauxqs asks `Date.now` for every delay and deadline: this process lives at the host's time. */
export function setTime(store: SqsStore, now: number | null): void {
  Date.now = now === null ? realNow : () => now;
  store.processAllTimers();
  for (const queue of store.allQueues()) dropExpired(queue, Date.now());
}

/** What fauxqs leaves out: a message lives as long as its queue's retention, counted from its first sending. */
function dropExpired(queue: Queue, now: number): void {
  const oldest = now - Number(queue.attributes['MessageRetentionPeriod']) * 1000;
  const isKept = (message: Message) => {
    if (message.sentTimestamp >= oldest) return true;
    queue.persistence?.deleteMessage(message.messageId);
    return false;
  };
  queue.messages = queue.messages.filter(isKept);
  queue.delayedMessages = queue.delayedMessages.filter(isKept);
  for (const [handle, { message }] of queue.inflightMessages) {
    if (!isKept(message)) queue.inflightMessages.delete(handle);
  }
}

/** Creates the queue, or gives a kept one the template's attributes without touching its messages. */
export function createQueue(
  store: SqsStore,
  origin: string,
  region: string,
  name: string,
  attributes: QueueAttributes,
): { url: string; arn: string } {
  const url = queueUrl(origin, name);
  const arn = `arn:aws:sqs:${region}:000000000000:${name}`;
  const kept = store.getQueueByName(name);
  // A kept queue knows the port of its last run.
  if (kept) Object.assign(kept, { url }).setAttributes({ ...attributes });
  else store.createQueue(name, url, arn, { ...attributes });
  return { url, arn };
}

/** fauxqs would hand out `sqs.<region>.localhost`, which not every resolver knows. */
export function queueUrl(origin: string, name: string): string {
  return `${origin}/000000000000/${name}`;
}

export function inspect(store: SqsStore): Record<string, QueueState> {
  store.processAllTimers();
  const states = [...store.allQueues()].map((queue) => {
    const { ready, delayed, inflight } = queue.inspectMessages();
    return [queue.name, { visible: ready.length, inFlight: inflight.length, delayed: delayed.length }];
  });
  return Object.fromEntries(states);
}

export function messages(store: SqsStore, name: string): QueuedMessage[] {
  store.processAllTimers();
  const { ready, delayed, inflight } = requireQueue(store, name).inspectMessages();
  return [
    ...ready.map((message) => describe(message, 'visible')),
    ...inflight.map((entry) => describe(entry.message, 'inFlight', entry.visibilityDeadline)),
    ...delayed.map((message) => describe(message, 'delayed', message.delayUntil)),
  ];
}

function describe(message: Message, state: QueuedMessage['state'], dueAt?: number): QueuedMessage {
  return {
    id: message.messageId,
    body: message.body,
    state,
    receiveCount: message.approximateReceiveCount,
    sentAt: message.sentTimestamp,
    ...(dueAt !== undefined && { dueAt }),
  };
}

/** The earliest moment at which a delayed or in-flight message becomes visible. */
export function nextDueAt(store: SqsStore): number | null {
  store.processAllTimers();
  const moments = [...store.allQueues()].flatMap((queue) => {
    const { delayed, inflight } = queue.inspectMessages();
    return [
      ...delayed.map((message) => message.delayUntil ?? 0),
      ...inflight.map((entry) => entry.visibilityDeadline),
    ];
  });
  return moments.length > 0 ? moments.reduce((a, b) => Math.min(a, b)) : null;
}

/** How many messages went, and how many stayed because nobody knows where they came from. */
export type Moved = { readonly moved: number; readonly left: number };

/**
 * Moves the visible messages of a dead-letter queue, as new ones: all to the destination, or, where none is given, those
 * that its policy brought here back to the queue that names it. SQS cannot tell where a message belongs that was sent
 * here. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
 */
export function moveDeadLetters(store: SqsStore, name: string, destination?: string): Moved {
  const source = sourceOf(store, name);
  const target = destination === undefined ? source : requireQueue(store, destination);
  const deadLetters = requireQueue(store, name);
  deadLetters.processTimers();
  const goes = (message: Message) => destination !== undefined || wasGivenUpBy(source, message);
  const moving = deadLetters.messages.filter(goes);
  deadLetters.messages = deadLetters.messages.filter((message) => !goes(message));
  for (const message of moving) enqueueAnew(store, target, message);
  return { moved: moving.length, left: deadLetters.messages.length };
}

/** What a policy brings here has been received more often than the policy allows. */
function wasGivenUpBy({ attributes }: Queue, { approximateReceiveCount: count }: Message): boolean {
  const policy: { maxReceiveCount: number } = JSON.parse(attributes['RedrivePolicy'] ?? '{}');
  return count > policy.maxReceiveCount;
}

function enqueueAnew(store: SqsStore, target: Queue, message: Message): void {
  store.persistence?.deleteMessage(message.messageId);
  const { approximateFirstReceiveTimestamp: _first, delayUntil: _delay, ...rest } = message;
  const fresh = { messageId: randomUUID(), sentTimestamp: Date.now(), approximateReceiveCount: 0 };
  target.enqueue({ ...rest, ...fresh });
}

function sourceOf(store: SqsStore, name: string): Queue {
  const sources = [...store.allQueues()].filter((queue) =>
    queue.attributes['RedrivePolicy']?.includes(`:${name}"`),
  );
  const [source] = sources;
  if (source && sources.length === 1) return source;
  throw new Error(`${name} is the dead-letter queue of ${sources.length} queues: redrive needs exactly one`);
}

function requireQueue(store: SqsStore, name: string): Queue {
  const queue = store.getQueueByName(name);
  if (!queue) throw new Error(`no queue ${name}`);
  return queue;
}
