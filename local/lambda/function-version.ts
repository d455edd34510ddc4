import { availableParallelism } from 'node:os';
import type { Json } from '../json.ts';
import type { FunctionLog } from './function-log.ts';
import { Environment, type Outcome } from './lambda-environment.ts';
import { idleSince } from './processors.ts';

export type FunctionDefinition = {
  /** What people call it: the variable SERVICE_NAME. */
  readonly name: string;
  readonly arn: string;
  /** By which everything calls it; without one, the function itself is called. */
  readonly alias: string | undefined;
  /** As Lambda numbers it: 1 is the oldest. */
  readonly version: string;
  /** Which deployment made it. */
  readonly description: string;
  readonly directory: string;
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly variables: Readonly<Record<string, string>>;
  readonly jsonLogLevel: string | undefined;
  /** Processes at most. */
  readonly concurrency: number;
};

export type FunctionDeps = {
  readonly log: FunctionLog;
  readonly fixed: () => number | null;
  /** Region and endpoints: what every function's process gets beside its own variables. */
  readonly surroundings: Readonly<Record<string, string>>;
};

/**
 * So many start as soon as a call needs them, as in Lambda: one for each of this machine's processors, for which more would
 * only fight. Two at least, so that what can go wrong between two does; more than four take memory that laptops miss.
 */
export const promptly = Math.min(Math.max(2, availableParallelism()), 4);
/** More come where those that are there wait for something else than a processor: none has come back for so long … */
const stuckAfterMs = 250;
/** … and then that share of all processors is idle, or the same is found once more: other programs may use them all. */
const idleEnough = 0.25;
const measuringMs = 50;
const mostLooks = 2;
/** Memory is scarce too: what is more than those ends after so long without a call. */
const tooManyForMs = 10_000;

type VersionDeps = FunctionDeps & {
  /** An access key id for one more process, unlike those of all other versions and functions. */
  newKey(): string;
};

/** One version of a function: a small pool of processes, each started when it is first needed. */
export class FunctionVersion {
  readonly definition: FunctionDefinition;
  readonly #deps: VersionDeps;
  readonly #environments = new Map<string, Environment>();
  readonly #idle: string[] = [];
  readonly #waiting: ((id: string) => void)[] = [];
  #stuck: NodeJS.Timeout | undefined;
  #tooMany: NodeJS.Timeout | undefined;
  #running = 0;
  #finished = 0;
  #stopped = false;

  constructor(definition: FunctionDefinition, deps: VersionDeps) {
    this.definition = definition;
    this.#deps = deps;
  }

  /** Invocations under way or waiting for a process. */
  get running(): number {
    return this.#running;
  }

  /** Invocations that ended, well or badly. */
  get finished(): number {
    return this.#finished;
  }

  async invoke(event: Json): Promise<Outcome> {
    this.#running += 1;
    try {
      const id = await this.#acquire();
      const environment = this.#environments.get(id);
      if (!environment) return { ok: false, error: { errorType: 'Stopped', errorMessage: 'The host stops' } };
      const outcome = await environment.invoke(event);
      this.#release(id, environment);
      return outcome;
    } finally {
      this.#running -= 1;
      this.#finished += 1;
    }
  }

  tellTime(): void {
    for (const environment of this.#environments.values()) environment.tellTime();
  }

  /** The process whose calls are signed with this access key id, if it is one of this function's. */
  environment(accessKeyId: string): Environment | undefined {
    return this.#environments.get(accessKeyId);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#stuck);
    clearTimeout(this.#tooMany);
    const all = [...this.#environments.values()];
    await Promise.all(all.map((environment) => environment.kill()));
    for (const give of this.#waiting.splice(0)) give('');
  }

  async #acquire(): Promise<string> {
    if (this.#stopped) return '';
    // The one used last, as Lambda does: the others may grow old.
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#environments.size < Math.min(promptly, this.definition.concurrency))
      return this.#startEnvironment();
    return new Promise((give) => {
      this.#waiting.push(give);
      this.#lookWhetherStuck();
    });
  }

  #release(id: string, environment: Environment): void {
    if (environment.alive) this.#giveOn(id);
  }

  #giveOn(id: string): void {
    clearTimeout(this.#stuck);
    this.#stuck = undefined;
    const next = this.#waiting.shift();
    if (next) next(id);
    else this.#idle.push(id);
    if (this.#waiting.length > 0) this.#lookWhetherStuck();
    else if (this.#environments.size > promptly)
      this.#tooMany ??= setTimeout(() => this.#endTooMany(), tooManyForMs).unref();
  }

  #lookWhetherStuck(looks = 1): void {
    if (this.#stuck || this.#environments.size >= this.definition.concurrency) return;
    this.#stuck = setTimeout(() => {
      const idle = idleSince();
      this.#stuck = setTimeout(() => this.#growWhereStuck(idle() >= idleEnough, looks), measuringMs);
    }, stuckAfterMs);
  }

  #growWhereStuck(isIdle: boolean, looks: number): void {
    this.#stuck = undefined;
    const loading = [...this.#environments.values()].some((environment) => environment.loading);
    const grows = !loading && (isIdle || looks >= mostLooks);
    if (grows) this.#waiting.shift()?.(this.#startEnvironment());
    if (this.#waiting.length > 0) this.#lookWhetherStuck(grows || loading ? 1 : looks + 1);
  }

  #endTooMany(): void {
    this.#tooMany = undefined;
    const more = Math.max(0, this.#environments.size - promptly);
    for (const id of this.#idle.splice(0, more)) void this.#environments.get(id)?.kill();
  }

  #startEnvironment(): string {
    const { definition } = this;
    const id = this.#deps.newKey();
    const environment = new Environment({
      functionName: definition.name,
      functionArn: definition.alias ? `${definition.arn}:${definition.alias}` : definition.arn,
      timeoutMs: definition.timeoutMs,
      memoryMb: definition.memoryMb,
      variables: variablesOf(definition, this.#deps.surroundings, id),
      log: this.#deps.log,
      fixed: this.#deps.fixed,
    });
    this.#environments.set(id, environment);
    void environment.exited.then(() => this.#forget(id));
    return id;
  }

  #forget(id: string): void {
    this.#environments.delete(id);
    const position = this.#idle.indexOf(id);
    if (position >= 0) this.#idle.splice(position, 1);
    if (this.#stopped) return;
    const next = this.#waiting.shift();
    if (next) next(this.#startEnvironment());
  }
}

/** The variables that Lambda sets, the function's own, and a credential that tells this process from all others. */
function variablesOf(
  { name, version, handler, directory, memoryMb, jsonLogLevel, variables }: FunctionDefinition,
  surroundings: Readonly<Record<string, string>>,
  accessKeyId: string,
): Record<string, string> {
  return {
    ...surroundings,
    ...variables,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/local/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: accessKeyId,
    LAMBDA_TASK_ROOT: directory,
    _HANDLER: handler,
    ...(jsonLogLevel === undefined
      ? { AWS_LAMBDA_LOG_FORMAT: 'Text' }
      : { AWS_LAMBDA_LOG_FORMAT: 'JSON', AWS_LAMBDA_LOG_LEVEL: jsonLogLevel }),
  };
}
