import { randomUUID } from 'node:crypto';
import type { AsyncSettings } from '../assembly/system.ts';
import type { HostClock } from '../emulators/emulator.ts';
import { type Json, parseJson } from '../json.ts';
import type { LocalFunction } from '../lambda/lambda.ts';
import type { Outcome } from '../lambda/lambda-environment.ts';
import type { HostQueues } from './host-queues.ts';
import type { Redelivery } from './redelivery.ts';
import type { Worker } from './worker.ts';

/** Lambda waits a minute before the first retry and two before the second. */
const retryDelaysMs = [60_000, 120_000];
/** How often the real clock is asked whether a retry is due. */
const lookEveryMs = 500;

type Invocation = {
  readonly requestId: string;
  readonly functionName: string;
  readonly event: Json;
  readonly acceptedAt: number;
  tries: number;
  dueAt: number;
};

export type AsyncInvocationsDeps = {
  readonly functions: ReadonlyMap<string, LocalFunction>;
  readonly settings: ReadonlyMap<string, AsyncSettings>;
  readonly queues: HostQueues;
  readonly clock: HostClock;
  readonly redelivery: Redelivery;
};

/** Invocations nobody waits for: retried as Lambda does, and put aside where the template says. */
export class AsyncInvocations implements Worker {
  readonly name = 'asynchronous invocations';
  readonly #deps: AsyncInvocationsDeps;
  readonly #later = new Set<Invocation>();
  readonly #timer: NodeJS.Timeout;
  #running = 0;
  #started = 0;

  constructor(deps: AsyncInvocationsDeps) {
    this.#deps = deps;
    this.#timer = setInterval(() => this.wake(), lookEveryMs);
    this.#timer.unref();
  }

  /** Invokes the function; answers how the first try went. */
  async invoke(functionName: string, event: Json): Promise<Outcome> {
    const now = this.#deps.clock.now();
    return this.#try({
      requestId: randomUUID(),
      functionName,
      event,
      acceptedAt: now,
      tries: 0,
      dueAt: now,
    });
  }

  busy(): number {
    return this.#running + this.#due().length;
  }

  started(): number {
    return this.#started;
  }

  waiting(): number {
    return this.#later.size - this.#due().length;
  }

  nextDueAt(): number | undefined {
    return this.#later.size === 0 ? undefined : Math.min(...[...this.#later].map(({ dueAt }) => dueAt));
  }

  wake(): void {
    for (const invocation of this.#due()) {
      this.#later.delete(invocation);
      void this.#try(invocation);
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#later.clear();
  }

  #due(): Invocation[] {
    const now = this.#deps.clock.now();
    return [...this.#later].filter(({ dueAt }) => dueAt <= now);
  }

  async #try(invocation: Invocation): Promise<Outcome> {
    this.#running += 1;
    this.#started += 1;
    invocation.tries += 1;
    const target = this.#deps.functions.get(invocation.functionName);
    try {
      if (!target) throw new Error(`No function ${invocation.functionName}`);
      const outcome = await target.invoke(invocation.event);
      if (outcome.ok) this.#perhapsAgain(target, invocation);
      else await this.#retryOrGiveUp(invocation, target, outcome);
      return outcome;
    } finally {
      this.#running -= 1;
    }
  }

  #perhapsAgain(target: LocalFunction, { event, functionName }: Invocation): void {
    if (!this.#deps.redelivery.happens()) return;
    this.#started += 1;
    void target.invoke(event).then((outcome) => {
      if (!outcome.ok) void this.invoke(functionName, event);
    });
  }

  async #retryOrGiveUp(invocation: Invocation, target: LocalFunction, outcome: Outcome): Promise<void> {
    const settings = this.#deps.settings.get(invocation.functionName);
    if (!settings || outcome.ok) return;
    const now = this.#deps.clock.now();
    invocation.dueAt = now + (retryDelaysMs[invocation.tries - 1] ?? 0);
    const tooOld = invocation.dueAt - invocation.acceptedAt > settings.maximumAgeMs;
    if (invocation.tries <= settings.retries && !tooOld) this.#later.add(invocation);
    else await this.#putAside(invocation, target, outcome.error, settings, tooOld);
  }

  /** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
  async #putAside(
    { requestId, event, tries }: Invocation,
    target: LocalFunction,
    error: Extract<Outcome, { ok: false }>['error'],
    { onFailureArn, deadLetterArn }: AsyncSettings,
    tooOld: boolean,
  ): Promise<void> {
    const { queues, clock } = this.#deps;
    if (onFailureArn) {
      await queues.send(onFailureArn, {
        version: '1.0',
        timestamp: new Date(clock.now()).toISOString(),
        requestContext: {
          requestId,
          functionArn: `${target.definition.arn}:${target.definition.alias ?? '$LATEST'}`,
          condition: tooOld ? 'EventAgeExceeded' : 'RetriesExhausted',
          approximateInvokeCount: tries,
        },
        requestPayload: event,
        responseContext: {
          statusCode: 200,
          executedVersion: target.definition.version,
          functionError: 'Unhandled',
        },
        responsePayload: parseJson(JSON.stringify(error)),
      });
    }
    if (deadLetterArn && event !== null && typeof event === 'object') {
      await queues.send(deadLetterArn, event, {
        RequestID: requestId,
        ErrorCode: '200',
        ErrorMessage: error.errorMessage.slice(0, 1024) || error.errorType,
      });
    }
  }
}
