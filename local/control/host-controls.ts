import { tablesOf } from '../assembly/create-resources.ts';
import type { SimulatedClock } from '../clock.ts';
import type { Mail, SesEmulator } from '../emulators/ses.ts';
import type { Gateway } from '../http/http.ts';
import { type Json, type JsonObject, tryParseJson } from '../json.ts';
import type { FunctionLog } from '../lambda/function-log.ts';
import type { LocalFunction } from '../lambda/lambda.ts';
import type { Outcome } from '../lambda/lambda-environment.ts';
import type { FunctionError } from '../lambda/lambda-messages.ts';
import type { RunningSystem } from '../running-system.ts';
import {
  type DeadLetterQueue,
  deadLetterQueues,
  moveBack,
  readDeadLetters,
  repeatInvocations,
} from '../triggers/dead-letters.ts';
import { publish } from '../triggers/event-bus.ts';
import { ControlError } from './control-error.ts';
import type { Kills } from './kills.ts';
import { nextDueAt, type SettleDeps, type Settled, settle } from './settle.ts';

type Parts = {
  readonly url: string;
  readonly region: string;
  readonly running: RunningSystem;
  readonly clock: SimulatedClock;
  readonly kills: Kills;
  readonly functions: ReadonlyMap<string, LocalFunction>;
  readonly log: FunctionLog;
  readonly gateway: Gateway;
};

export type Fired =
  | { readonly schedule: string; readonly at: string; readonly status: 'succeeded'; readonly result: Json }
  | {
      readonly schedule: string;
      readonly at: string;
      readonly status: 'failed';
      readonly functionError: FunctionError;
    };

const longestWaitMs = 10_000;

/** What a person or a test can ask of the running system; `control.ts` offers the same over HTTP. */
export class HostControls {
  readonly #parts: Parts;
  #clockMoves: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The SES emulator: refusals, suppressed addresses. */
  get ses(): SesEmulator {
    return this.#parts.running.emulators.ses;
  }

  /** Where a client finds the records: the table's name and the endpoint. */
  get table(): { readonly name: string; readonly endpoint: string } {
    const table = tablesOf(this.#parts.running.resources).find(({ raw }) => raw['StreamSpecification']);
    return { name: table?.name ?? '', endpoint: this.#parts.running.emulators.dynamodb.url };
  }

  now(): Date {
    return new Date(this.#parts.clock.now());
  }

  describe(): object {
    const { running, functions, clock, kills, url, region } = this.#parts;
    const paused = [...running.queueSources, ...running.streamSources].filter((source) => source.paused);
    return {
      now: this.now().toISOString(),
      clock: clock.fixed() === null ? 'real' : 'frozen',
      links: {
        form: `${url}/`,
        status: `${url}/status`,
        offices: `${url}/office`,
        mailbox: `${url}/_local/mailbox`,
      },
      functions: [...functions.values()].map(({ definition, running: busy, finished, served }) => ({
        ...{ name: definition.name, running: busy, finished, served },
      })),
      routes: running.system.routes.map(({ key, functionName }) => ({ route: key, function: functionName })),
      schedules: running.schedules.list(),
      paused: paused.map((source) => source.functionName),
      kills: kills.list(),
      endpoints: Object.fromEntries(
        Object.entries({ ...running.emulators, ...running.operated }).map(([name, one]) => [name, one.url]),
      ),
      stacks: [...new Set(running.resources.all().map(({ stack }) => stack))],
      region,
      dns: running.account.state().dns,
      table: this.table.name,
    };
  }

  /** Calls a function directly, as `aws lambda invoke` does. */
  async invoke(functionName: string, event: Json): Promise<Outcome> {
    const target = this.#parts.functions.get(functionName);
    if (!target) throw new ControlError(404, `No function ${functionName}`);
    return target.invoke(event);
  }

  mails(): readonly Mail[] {
    return this.ses.mails();
  }

  /** All but the first `count`; where there are none yet, they are waited for, for some seconds. */
  async mailsAfter(count: number): Promise<readonly Mail[]> {
    if (this.mails().length <= count) await this.ses.nextMail(longestWaitMs);
    return this.mails().slice(count);
  }

  /** What runs behind the controls. */
  get running(): RunningSystem {
    return this.#parts.running;
  }

  logs(): readonly string[] {
    return this.#parts.log.lines;
  }

  /** Waits until nothing is due at the present time; `settled` is false where the limit came first. */
  settle(limitMs?: number): Promise<Settled> {
    return settle(this.#settleDeps(), limitMs);
  }

  /**
   * Sets the clock (ISO), or back to the real one (null). Forward, it stops at every moment at which something falls
   * due, and settles there; where it does not come to rest, it stays. Fires no schedule.
   */
  setClock(now: string | null): Promise<Settled> {
    const target = now === null ? null : new Date(now).getTime();
    if (Number.isNaN(target)) throw new ControlError(400, 'now is neither a moment (ISO) nor null');
    const move = this.#clockMoves.then(() => this.#moveTo(target));
    this.#clockMoves = move.catch(() => {});
    return move;
  }

  /**
   * Fires a schedule and waits for the function. A later `at` moves the clock there; an earlier one leaves it. `more`
   * stands in the event beside the schedule's input, as in a call by hand.
   */
  async fire(name: string, at?: string, more: JsonObject = {}): Promise<Fired> {
    const { schedules } = this.#parts.running;
    const known = schedules.list().find((schedule) => schedule.name === name);
    if (!known) throw new ControlError(404, `No schedule calls ${name}`);
    if (!known.enabled) throw new ControlError(409, `The schedule of ${name} is disabled`);
    const moment = at === undefined ? this.now() : new Date(at);
    if (Number.isNaN(moment.getTime())) throw new ControlError(400, 'at is no moment (ISO)');
    if (moment > this.now()) await this.setClock(moment.toISOString());
    const outcome = await schedules.fire(name, moment, more);
    const fired = { schedule: name, at: moment.toISOString() };
    if (!outcome?.ok) {
      const unknown = { errorType: 'Unknown', errorMessage: 'The schedule did not fire' };
      return { ...fired, status: 'failed', functionError: outcome?.error ?? unknown };
    }
    return { ...fired, status: 'succeeded', result: tryParseJson(outcome.payload) ?? null };
  }

  /** Puts an event on the bus as SES would; answers how many targets got it. */
  publish(event: Json): number {
    const { running } = this.#parts;
    return publish(event, running.system.rules, running.invocations);
  }

  async deadLetters(): Promise<DeadLetterQueue[]> {
    const { resources, system, emulators } = this.#parts.running;
    return Promise.all(
      deadLetterQueues(resources, system).map(({ name }) => readDeadLetters(emulators.sqs, name)),
    );
  }

  /** Gives dead letters another chance; by queue, how many went back. */
  async redrive(): Promise<Record<string, number>> {
    const { resources, system, queues, invocations } = this.#parts.running;
    const moved: Record<string, number> = {};
    for (const { name, source } of deadLetterQueues(resources, system)) {
      const url = queues.urlOf(name);
      moved[name] = source
        ? await moveBack(url, source, queues)
        : await repeatInvocations(url, { queues, invocations, functions: this.#parts.functions });
    }
    return moved;
  }

  /** Arms the end of a function's process: `after dynamodb UpdateItem 1`. */
  kill(functionName: string, when: string): object {
    this.#requireFunction(functionName);
    const armed = this.#parts.kills.arm(functionName, when);
    if (!armed) throw new ControlError(400, 'when is not like "after dynamodb UpdateItem 1"');
    return armed;
  }

  /** Stops or resumes what a function reads from the stream or a queue, as disabling its mapping does. */
  pause(functionName: string, paused = true): void {
    this.#requireFunction(functionName);
    const { queueSources, streamSources } = this.#parts.running;
    const sources = [...queueSources, ...streamSources].filter(
      (source) => source.functionName === functionName,
    );
    if (sources.length === 0)
      throw new ControlError(404, `${functionName} reads neither a stream nor a queue`);
    for (const source of sources) source.setPaused(paused);
  }

  #requireFunction(name: string): void {
    if (this.#parts.functions.has(name)) return;
    throw new ControlError(404, `No function ${name}`);
  }

  #settleDeps(): SettleDeps {
    const { running, functions, gateway } = this.#parts;
    const { queueSources, streamSources, invocations, emulators } = running;
    const all = [...functions.values()];
    return {
      workers: [...queueSources, ...streamSources, invocations],
      queueSources,
      sqs: emulators.sqs,
      invocations: () => ({
        running: all.reduce((sum, one) => sum + one.running, gateway.busy()),
        finished: all.reduce((sum, one) => sum + one.finished, 0),
      }),
    };
  }

  async #moveTo(target: number | null): Promise<Settled> {
    const { clock, running } = this.#parts;
    const goal = target ?? Date.now();
    const deps = this.#settleDeps();
    const before = deps.invocations().finished;
    const sum = (settled: Settled) => ({ ...settled, invocations: deps.invocations().finished - before });
    while (goal > clock.now()) {
      const settled = await settle(deps);
      if (!settled.settled) return sum(settled);
      const due = await nextDueAt(deps);
      // Something due now that settling left alone (a paused consumer's message) must not hold the clock.
      if (due === undefined || due >= goal) break;
      await this.#apply(Math.max(due, clock.now() + 1));
    }
    await this.#apply(target);
    await running.emulators.dynamodb.sweepExpired();
    return sum(await settle(deps));
  }

  async #apply(moment: number | null): Promise<void> {
    const { clock, running, functions } = this.#parts;
    clock.set(moment);
    await running.emulators.sqs.setTime(moment);
    for (const one of functions.values()) one.tellTime();
    running.schedules.clockMoved();
  }
}
