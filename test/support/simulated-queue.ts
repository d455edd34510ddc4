import type { SQSRecord } from 'aws-lambda';
import type { LetterMessage } from '../../shared/messaging/letter-message.ts';
import type { LetterQueue } from '../../shared/messaging/letter-queue.ts';
import { queueRecord } from './queue-events.ts';

type Waiting = { readonly id: string; readonly body: string; visibleAt: number; received: number };

/** As `infra/letter-queue.ts` has it. */
const mostReceives = 150;

/** A queue at simulated time: a message is there until it is done with, and shows again after its timeout. */
export class SimulatedQueue implements LetterQueue {
  private readonly waiting: Waiting[] = [];
  private readonly clock: { now: Date };
  private count = 0;
  readonly dead: string[] = [];
  /** Of any message: the dead-letter queue takes what comes too often. */
  mostReceived = 0;

  constructor(clock: { now: Date }) {
    this.clock = clock;
  }

  async send(message: LetterMessage, delaySeconds = 0): Promise<void> {
    this.count += 1;
    const visibleAt = this.clock.now.getTime() + delaySeconds * 1000;
    this.waiting.push({ id: `m${this.count}`, body: JSON.stringify(message), visibleAt, received: 0 });
  }

  async postpone(receiptHandle: string, seconds: number): Promise<void> {
    const found = this.waiting.find(({ id }) => receiptHandle === `handle-${id}`);
    if (found) found.visibleAt = this.clock.now.getTime() + seconds * 1000;
  }

  /** The next message, at whose time the clock is then; it hides for 90 seconds. */
  receive(): SQSRecord | undefined {
    const next = this.first();
    if (!next) return undefined;
    this.clock.now = new Date(Math.max(next.visibleAt, this.clock.now.getTime()));
    return this.hand(next);
  }

  /** The message that shows now, if any does; what came too often is dead. */
  take(): SQSRecord | undefined {
    const next = this.first();
    if (!next || next.visibleAt > this.clock.now.getTime()) return undefined;
    if (next.received < mostReceives) return this.hand(next);
    this.remove(next.id);
    this.dead.push(next.body);
    return this.take();
  }

  /** When the next message shows (epoch ms). */
  get nextAt(): number | undefined {
    return this.first()?.visibleAt;
  }

  private first(): Waiting | undefined {
    let next = this.waiting[0];
    for (const one of this.waiting) if (next && one.visibleAt < next.visibleAt) next = one;
    return next;
  }

  private hand(next: Waiting): SQSRecord {
    next.visibleAt = this.clock.now.getTime() + 90_000;
    next.received += 1;
    this.mostReceived = Math.max(this.mostReceived, next.received);
    const record = queueRecord(next.body, next.id);
    return { ...record, attributes: { ...record.attributes, ApproximateReceiveCount: `${next.received}` } };
  }

  remove(id: string): void {
    this.waiting.splice(
      this.waiting.findIndex((one) => one.id === id),
      1,
    );
  }
}
