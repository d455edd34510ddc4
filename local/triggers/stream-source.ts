import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Mapping } from '../assembly/system.ts';
import type { StreamRecord } from '../emulators/change-feed.ts';
import type { HostClock } from '../emulators/emulator.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Invocable } from '../lambda/lambda.ts';
import { failedItems } from './batch-response.ts';
import type { HostQueues } from './host-queues.ts';
import type { Redelivery } from './redelivery.ts';
import { giveUpMessage } from './stream-failure.ts';
import type { Worker } from './worker.ts';

/** A table's stream has several shards; each calls the function on its own, as many at a time as the factor says. */
const shards = 2;
/** Lambda does not say how long it waits between tries; here they come quickly, and ever more slowly up to the last. */
const retryPausesMs = [10, 20, 50, 100, 200] as const;
const longestPauseMs = 250;
const lookAgainMs = 50;

export type StreamSourceDeps = {
  readonly target: Invocable;
  readonly queues: HostQueues;
  readonly clock: HostClock;
  readonly redelivery: Redelivery;
  report(problem: unknown): void;
};

type Discard = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/** Hands a table's changes to a function: in order for each key, in batches, again where it fails. */
export class StreamSource implements Worker {
  readonly name: string;
  readonly functionName: string;
  readonly #mapping: Mapping;
  readonly #deps: StreamSourceDeps;
  readonly #lanes: StreamRecord[][];
  readonly #active = new Set<number>();
  readonly #loops = new Set<Promise<void>>();
  #hurry = 0;
  #started = 0;
  #paused = false;
  #stopped = false;

  constructor(mapping: Mapping, deps: StreamSourceDeps) {
    this.#mapping = mapping;
    this.#deps = deps;
    this.functionName = mapping.functionName;
    this.name = `stream for ${mapping.functionName}`;
    this.#lanes = Array.from({ length: shards * mapping.settings.ParallelizationFactor }, () => []);
  }

  get mapping(): Mapping {
    return this.#mapping;
  }

  get paused(): boolean {
    return this.#paused || !this.#mapping.settings.Enabled;
  }

  setPaused(paused: boolean): void {
    this.#paused = paused;
    for (const lane of this.#lanes.keys()) this.#drive(lane);
  }

  /** Takes a record of the table's change feed, if it is of this stream and a filter lets it through. */
  offer(record: StreamRecord): void {
    if (this.#stopped || record.eventSourceARN !== this.#mapping.sourceArn) return;
    if (!this.#mapping.accepts(asJson(record))) return;
    const lane = laneOf(record, this.#lanes.length);
    this.#lanes[lane]?.push(record);
    this.#drive(lane);
  }

  busy(): number {
    return this.paused ? this.#active.size : this.#lanes.flat().length + this.#active.size;
  }

  started(): number {
    return this.#started;
  }

  waiting(): number {
    return this.paused ? this.#lanes.flat().length : 0;
  }

  nextDueAt(): undefined {
    return undefined;
  }

  wake(): void {
    this.#hurry += 1;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#loops);
  }

  #drive(lane: number): void {
    if (this.#active.has(lane) || this.paused || this.#lanes[lane]?.length === 0) return;
    this.#active.add(lane);
    const loop = this.#empty(lane).finally(() => {
      this.#active.delete(lane);
      this.#loops.delete(loop);
      if (!this.#stopped) this.#drive(lane);
    });
    this.#loops.add(loop);
  }

  async #empty(lane: number): Promise<void> {
    const queue = this.#lanes[lane] ?? [];
    const { BatchSize = 100 } = this.#mapping.settings;
    while (queue.length > 0 && !this.#stopped && !this.paused) {
      await this.#waitForMore(queue, BatchSize);
      const batch = queue.splice(0, BatchSize);
      this.#started += batch.length;
      // A record leaves its lane only to a batch that is worked off until it is done or put aside.
      await this.#workOff(batch, 0);
      if (this.#deps.redelivery.happens()) await this.#workOff(batch, 0);
    }
  }

  async #waitForMore(queue: readonly StreamRecord[], most: number): Promise<void> {
    const until = performance.now() + this.#mapping.settings.MaximumBatchingWindowInSeconds * 1000;
    const hurry = this.#hurry;
    while (queue.length < most && performance.now() < until && hurry === this.#hurry && !this.#stopped) {
      await pause(lookAgainMs);
    }
  }

  async #workOff(batch: readonly StreamRecord[], retries: number): Promise<void> {
    let rest = await this.#withoutOld(batch);
    let tries = retries;
    while (rest.length > 0 && !this.#stopped) {
      const next = await this.#call(rest);
      if (next.length === 0) return;
      if (next.length < rest.length) tries = 0;
      else if (this.#mapping.settings.BisectBatchOnFunctionError && rest.length > 1)
        return this.#halve(rest, tries);
      else tries += 1;
      if (this.#isOver(tries)) return this.#discard(next, tries, 'RetryAttemptsExhausted');
      await pause(retryPausesMs[tries - 1] ?? longestPauseMs);
      rest = await this.#withoutOld(next);
    }
  }

  /** Splitting a batch does not count as a try. */
  async #halve(records: readonly StreamRecord[], tries: number): Promise<void> {
    const middle = Math.ceil(records.length / 2);
    await this.#workOff(records.slice(0, middle), tries);
    await this.#workOff(records.slice(middle), tries);
  }

  #isOver(tries: number): boolean {
    const { MaximumRetryAttempts: most } = this.#mapping.settings;
    return most >= 0 && tries > most;
  }

  /** Calls the function; what is left to do: from the first failed record on. */
  async #call(records: readonly StreamRecord[]): Promise<readonly StreamRecord[]> {
    const outcome = await this.#deps.target.invoke({ Records: records.map(asJson) });
    const reports = this.#mapping.settings.FunctionResponseTypes.length > 0;
    const failed = failedItems(outcome, records.map(sequenceOf), reports);
    const first = records.findIndex((record) => failed.has(sequenceOf(record)));
    return first < 0 ? [] : records.slice(first);
  }

  async #withoutOld(records: readonly StreamRecord[]): Promise<readonly StreamRecord[]> {
    const { MaximumRecordAgeInSeconds: most } = this.#mapping.settings;
    if (most < 0) return records;
    const oldest = this.#deps.clock.now() / 1000 - most;
    const old = records.filter((record) => record.dynamodb.ApproximateCreationDateTime < oldest);
    if (old.length > 0) await this.#discard(old, 0, 'RecordAgeExceeded');
    return records.filter((record) => !old.includes(record));
  }

  async #discard(records: readonly StreamRecord[], tries: number, condition: Discard): Promise<void> {
    const destination = this.#mapping.settings.DestinationConfig?.OnFailure?.Destination;
    this.#deps.report(
      new Error(`${this.functionName} gives up ${records.length} stream records: ${condition}`),
    );
    if (!destination) return;
    await this.#deps.queues.send(
      destination,
      giveUpMessage(records, {
        requestId: randomUUID(),
        functionArn: this.#deps.target.definition.arn,
        condition,
        tries,
        now: this.#deps.clock.now(),
      }),
    );
  }
}

/** What a store of JSON tells is JSON, though its type says less. */
const asJson = (record: StreamRecord): Json => record as object as JsonObject;

function sequenceOf(record: StreamRecord): string {
  return record.dynamodb.SequenceNumber;
}

/** The same partition key always takes the same lane: this is what keeps its changes in order. */
function laneOf(record: StreamRecord, lanes: number): number {
  const [partition] = Object.values(record.dynamodb.Keys);
  return createHash('md5').update(JSON.stringify(partition)).digest().readUInt32BE(0) % lanes;
}
