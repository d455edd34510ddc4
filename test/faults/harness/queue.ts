import type { SQSRecord } from 'aws-lambda';
import type { BatchResponse } from '../../../shared/batch/process-batch.ts';
import type { LetterMessage } from '../../../shared/messaging/letter-message.ts';
import type { LetterQueue } from '../../../shared/messaging/letter-queue.ts';
import type { PutAside } from '../../../shared/messaging/put-aside.ts';
import { queueRecord } from '../../support/queue-events.ts';
import type { Agenda } from './agenda.ts';
import type { Run } from './ports.ts';

/** As `infra/letter-queue.ts` has them. */
const visibilitySeconds = 90;
const mostReceives = 150;

type Message = {
  readonly id: string;
  readonly body: string;
  readonly sentAt: number;
  visibleAt: number;
  receives: number;
};
export type Consumer = (record: SQSRecord) => Promise<Run<BatchResponse>>;

/** The letter queue as SQS and Lambda work it: a message is there until a run has answered that it is done. */
export class FaultQueue implements LetterQueue {
  readonly bodies: string[] = [];
  readonly dead: Message[] = [];
  mostReceived = 0;
  /** How whoever runs writes a message. */
  write: (message: LetterMessage) => string = JSON.stringify;
  private readonly messages = new Map<string, Message>();
  private readonly agenda: Agenda;
  private readonly consume: Consumer;

  constructor(agenda: Agenda, consume: Consumer) {
    this.agenda = agenda;
    this.consume = consume;
  }

  async send(message: LetterMessage, delaySeconds = 0): Promise<void> {
    this.put(this.write(message), delaySeconds);
  }

  /** Anything at all, as somebody else or another version might send it. */
  put(body: string, delaySeconds = 0): void {
    const id = `m${this.bodies.push(body)}`;
    const { now: sentAt } = this.agenda;
    const message = { id, body, sentAt, visibleAt: sentAt + delaySeconds * 1000, receives: 0 };
    this.messages.set(id, message);
    this.deliverAt(message);
  }

  /** One delivery, now; where it is not done, it comes again as any other. */
  async deliverNow(body: string): Promise<void> {
    const id = `m${this.bodies.push(body)}`;
    this.messages.set(id, { id, body, sentAt: this.agenda.now, visibleAt: this.agenda.now, receives: 0 });
    await this.deliver(id);
  }

  async postpone(receiptHandle: string, seconds: number): Promise<void> {
    const message = this.messages.get(receiptHandle.replace('handle-', ''));
    if (message) message.visibleAt = this.agenda.now + seconds * 1000;
  }

  /** As a consumer does it that cannot read the message. */
  readonly putAside: PutAside = async ({ messageId: id, body }) => {
    this.dead.push({ id, body, sentAt: this.agenda.now, visibleAt: this.agenda.now, receives: 0 });
  };

  get waiting(): number {
    return this.messages.size;
  }

  /** What nobody took in four days is gone. */
  lose(): void {
    this.messages.clear();
  }

  /** What was put aside goes through the queue again; `read`: as the version understands it that runs now. */
  redrive(read = (body: string): string => body): void {
    for (const { body } of this.dead.splice(0)) this.put(read(body));
  }

  private deliverAt({ id, visibleAt }: Message): void {
    this.agenda.later(Math.max(0, visibleAt - this.agenda.now) / 1000, () => this.deliver(id));
  }

  private async deliver(id: string): Promise<void> {
    const message = this.messages.get(id);
    if (!message) return;
    message.receives += 1;
    if (message.receives > mostReceives) {
      this.messages.delete(id);
      this.dead.push(message);
      return;
    }
    this.mostReceived = Math.max(this.mostReceived, message.receives);
    message.visibleAt = this.agenda.now + visibilitySeconds * 1000;
    const run = await this.consume(queueRecord(message.body, id, new Date(message.sentAt)));
    const done = run.ended === 'answered' && run.answer.batchItemFailures.length === 0;
    if (done) this.messages.delete(id);
    else this.deliverAt(message);
  }
}
