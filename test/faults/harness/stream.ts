import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { BatchResponse } from '../../../shared/batch/process-batch.ts';
import type { Item } from '../../../shared/storage/table.ts';
import { streamRecord } from '../../support/stream-events.ts';
import type { Agenda } from './agenda.ts';
import type { Run } from './ports.ts';

/** As `infra/referrals.ts` has them. */
const batchSize = 50;
const retryAttempts = 30;

export type Follower = (event: DynamoDBStreamEvent) => Promise<Run<BatchResponse>>;

/**
 * The table's stream and the event source that follows it: in order, again from the first record that failed (also
 * those behind it that went well), in halves where a whole batch failed, and put aside in the end.
 */
export class FaultStream {
  /** Everything that ever passed. */
  readonly records: DynamoDBRecord[] = [];
  readonly dead: DynamoDBRecord[] = [];
  private readonly known = new Set<string>();
  private waiting: DynamoDBRecord[] = [];
  private size = batchSize;
  private tries = 0;
  private running = false;
  private held = false;
  private readonly agenda: Agenda;
  private readonly follow: Follower;

  constructor(agenda: Agenda, follow: Follower) {
    this.agenda = agenda;
    this.follow = follow;
  }

  /** The filter of `infra/referrals.ts`: new submissions, requests by receipt, answers. */
  hear(image: Item): void {
    const name = `${image.pk} ${image.sk}`;
    const isNew = !this.known.has(name);
    this.known.add(name);
    const isAnswer = ['referral', 'check'].includes(String(image['kind'])) && 'answerNumber' in image;
    const isRequest = image['kind'] === 'submission' && 'requestNumber' in image;
    if (isNew ? image.pk.startsWith('S#') || image['kind'] === 'canary' : isAnswer || isRequest)
      this.push(image);
  }

  /** A record of whatever kind. */
  push(image: Item): void {
    const record = streamRecord(image, this.records.length);
    this.records.push(record);
    this.waiting.push(record);
    this.goOn(0);
  }

  /** Some of what passed comes once more, in this order, one record a batch. */
  async replay(records: readonly DynamoDBRecord[]): Promise<void> {
    for (const record of records) await this.follow({ Records: [record] });
  }

  /** Nobody follows, until `resume`. */
  hold(): void {
    this.held = true;
  }

  resume(): void {
    this.held = false;
    this.goOn(0);
  }

  /** What the stream forgot after 24 hours: nobody will ever be told. */
  lose(): void {
    this.waiting = [];
  }

  get lag(): number {
    return this.waiting.length;
  }

  private goOn(seconds: number): void {
    if (this.running || this.held) return;
    this.running = true;
    this.agenda.later(seconds, () => this.work());
  }

  private async work(): Promise<void> {
    const batch = this.waiting.slice(0, this.size);
    const run = batch.length > 0 ? await this.follow({ Records: batch }) : undefined;
    if (run) this.take(batch, run);
    this.running = false;
    if (this.waiting.length > 0) this.goOn(this.tries > 0 ? 1 : 0);
  }

  private take(batch: readonly DynamoDBRecord[], run: Run<BatchResponse>): void {
    const done = doneOf(batch, run);
    this.waiting = this.waiting.slice(done);
    if (done === batch.length) {
      this.size = batchSize;
      this.tries = 0;
      return;
    }
    if (done === 0) this.size = Math.max(1, Math.ceil(batch.length / 2));
    this.tries = done === 0 ? this.tries + 1 : 1;
    if (this.tries > retryAttempts) this.putAside();
  }

  private putAside(): void {
    this.dead.push(...this.waiting.splice(0, this.size));
    this.size = batchSize;
    this.tries = 0;
  }
}

/** How many records from the beginning need not come again. */
function doneOf(batch: readonly DynamoDBRecord[], run: Run<BatchResponse>): number {
  if (run.ended !== 'answered') return 0;
  const failed = new Set(run.answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const first = batch.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''));
  return first < 0 ? batch.length : first;
}
