import { setTimeout as pause } from 'node:timers/promises';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Mapping } from '../assembly/system.ts';
import { type Json, tryParseJson } from '../json.ts';
import type { Invocable } from '../lambda/lambda.ts';
import { failedItems } from './batch-response.ts';
import type { HostQueues } from './host-queues.ts';
import { queueRecord } from './queue-event.ts';
import type { Redelivery } from './redelivery.ts';
import type { Worker } from './worker.ts';

/** Lambda begins with five pollers, and never has fewer than two. */
const pollers = 5;
/** Seconds of a long poll. Short, so that a clock that moves finds no poller asleep for long. */
const longPollSeconds = 1;
const pauseAfterErrorMs = 200;
const mostMessages = 10;

export type QueueSourceDeps = {
  readonly target: Invocable;
  readonly queues: HostQueues;
  readonly region: string;
  readonly redelivery: Redelivery;
  report(problem: unknown): void;
};

/** Polls a queue for a function, with several pollers, and takes out only what the function has done. */
export class QueueSource implements Worker {
  readonly name: string;
  readonly queueName: string;
  readonly functionName: string;
  readonly #mapping: Mapping;
  readonly #deps: QueueSourceDeps;
  readonly #url: string;
  readonly #ending = new AbortController();
  readonly #loops: Promise<void>[];
  /** What was received and not taken out, with its count of receives: tells messages on their way from waiting ones. */
  readonly #received = new Map<string, number>();
  #running = 0;
  #started = 0;
  #hurry = 0;
  #paused = false;

  constructor(mapping: Mapping, deps: QueueSourceDeps) {
    this.#mapping = mapping;
    this.#deps = deps;
    this.functionName = mapping.functionName;
    this.queueName = mapping.sourceArn.slice(mapping.sourceArn.lastIndexOf(':') + 1);
    this.name = `queue ${this.queueName} for ${mapping.functionName}`;
    this.#url = deps.queues.urlOf(mapping.sourceArn);
    const count = Math.min(pollers, mapping.settings.ScalingConfig?.MaximumConcurrency ?? pollers);
    this.#loops = Array.from({ length: mapping.settings.Enabled ? count : 0 }, () => this.#poll());
  }

  get mapping(): Mapping {
    return this.#mapping;
  }

  get paused(): boolean {
    return this.#paused || !this.#mapping.settings.Enabled;
  }

  setPaused(paused: boolean): void {
    this.#paused = paused;
  }

  /** Whether this receive of this message has reached a poller. */
  knows(messageId: string, receiveCount: number): boolean {
    return (this.#received.get(messageId) ?? 0) >= receiveCount;
  }

  busy(): number {
    return this.#running;
  }

  started(): number {
    return this.#started;
  }

  waiting(): number {
    return 0;
  }

  nextDueAt(): undefined {
    return undefined;
  }

  wake(): void {
    this.#hurry += 1;
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    await Promise.all(this.#loops);
  }

  async #poll(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      try {
        if (this.#paused) await pause(pauseAfterErrorMs);
        else await this.#pollOnce();
      } catch (error) {
        if (this.#ending.signal.aborted) return;
        this.#deps.report(error);
        await pause(pauseAfterErrorMs);
      }
    }
  }

  async #pollOnce(): Promise<void> {
    const { BatchSize = 10, MaximumBatchingWindowInSeconds: window } = this.#mapping.settings;
    const batch = await this.#receive(BatchSize, longPollSeconds);
    if (batch.length === 0) return;
    const until = performance.now() + window * 1000;
    const hurry = this.#hurry;
    while (batch.length < BatchSize && performance.now() < until && hurry === this.#hurry) {
      batch.push(...(await this.#receive(BatchSize - batch.length, longPollSeconds)));
    }
    try {
      await (this.#paused ? this.#giveBack(batch) : this.#deliver(batch));
    } finally {
      this.#running -= batch.length;
    }
  }

  async #receive(most: number, seconds: number): Promise<Message[]> {
    const { Messages = [] } = await this.#deps.queues.client.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#url,
        MaxNumberOfMessages: Math.min(most, mostMessages),
        WaitTimeSeconds: seconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
      { abortSignal: this.#ending.signal },
    );
    this.#running += Messages.length;
    this.#started += Messages.length;
    for (const message of Messages) this.#received.set(idOf(message), receiveCountOf(message));
    return Messages;
  }

  /** A poll that was under way when the consumer was paused: what it brought waits for another one. */
  async #giveBack(batch: readonly Message[]): Promise<void> {
    for (const message of batch) this.#received.delete(idOf(message));
    await Promise.all(batch.map((message) => this.#makeVisible(message)));
  }

  async #deliver(batch: readonly Message[]): Promise<void> {
    const { accepts, sourceArn } = this.#mapping;
    const records = batch.map((message) => queueRecord(message, sourceArn, this.#deps.region));
    const wanted = records.map((record) => accepts(withParsedBody(record)));
    const messages = batch.filter((_message, index) => wanted[index]);
    const failed =
      messages.length === 0
        ? new Set<string>()
        : await this.#invoke(
            records.filter((_record, index) => wanted[index]),
            messages.map(idOf),
          );
    const done = batch.filter((message) => !failed.has(idOf(message)));
    await Promise.all(done.map((message) => this.#takeOut(message)));
  }

  /** The ids of the messages that failed. Now and then two environments get the batch at the same time. */
  async #invoke(records: Json[], ids: readonly string[]): Promise<Set<string>> {
    const { target, redelivery } = this.#deps;
    const reports = this.#mapping.settings.FunctionResponseTypes.length > 0;
    const times = redelivery.happens() ? 2 : 1;
    const outcomes = await Promise.all(
      Array.from({ length: times }, () => target.invoke({ Records: records })),
    );
    const [first = new Set<string>(), second = first] = outcomes.map((one) => failedItems(one, ids, reports));
    return new Set([...first].filter((id) => second.has(id)));
  }

  async #takeOut(message: Message): Promise<void> {
    const { queues, redelivery } = this.#deps;
    // Once at most, so that no chain of redeliveries ends in the dead-letter queue.
    if (receiveCountOf(message) === 1 && redelivery.happens()) return this.#makeVisible(message);
    await queues.client.send(new DeleteMessageCommand(this.#handleOf(message)));
    this.#received.delete(idOf(message));
  }

  async #makeVisible(message: Message): Promise<void> {
    const now = new ChangeMessageVisibilityCommand({ ...this.#handleOf(message), VisibilityTimeout: 0 });
    await this.#deps.queues.client.send(now);
  }

  #handleOf(message: Message) {
    return { QueueUrl: this.#url, ReceiptHandle: message.ReceiptHandle };
  }
}

function idOf(message: Message): string {
  return message.MessageId ?? '';
}

function receiveCountOf(message: Message): number {
  return Number(message.Attributes?.ApproximateReceiveCount ?? 1);
}

/** A filter on `body` sees the JSON in it. */
function withParsedBody(record: ReturnType<typeof queueRecord>): Json {
  const body = record['body'];
  return { ...record, body: (typeof body === 'string' ? tryParseJson(body) : undefined) ?? body ?? null };
}
