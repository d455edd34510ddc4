import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { compiledSources } from '../compiled-sources.ts';
import type { Json } from '../json.ts';
import type { FunctionLog } from './function-log.ts';
import type { FromChild, FunctionError, ToChild } from './lambda-messages.ts';

/** As Lambda's own bootstrap starts Node: V8 refuses code that was compiled under other flags. */
const lambdaFlags = ['--expose-gc'];

const bootstrap = fileURLToPath(new URL('lambda-child.ts', import.meta.url));

/** Lambda gives an environment 10 seconds to load; a laptop that starts several at once needs more. */
const initTimeoutMs = 30_000;

export type Outcome =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly error: FunctionError };

export type EnvironmentSettings = {
  readonly functionName: string;
  readonly functionArn: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly variables: Readonly<Record<string, string>>;
  readonly log: FunctionLog;
  /** The simulated moment now, null for the real clock. */
  readonly fixed: () => number | null;
};

/** One process of a function. It serves one invocation at a time and never another one after a failure of the process. */
export class Environment {
  readonly #settings: EnvironmentSettings;
  readonly #child: ChildProcess;
  readonly #ready: Promise<FunctionError | undefined>;
  readonly #exited: Promise<string>;
  #alive = true;
  #loading = true;

  constructor(settings: EnvironmentSettings) {
    this.#settings = settings;
    this.#child = fork(bootstrap, [], {
      env: { ...settings.variables, ...compiledSources },
      execArgv: [
        ...lambdaFlags,
        `--max-old-space-size=${settings.memoryMb}`,
        '--disable-warning=ExperimentalWarning',
      ],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    settings.log.follow(settings.functionName, this.#child.stdout);
    settings.log.follow(settings.functionName, this.#child.stderr);
    this.#exited = new Promise((done) => {
      const end = (how: string) => {
        this.#alive = false;
        done(how);
      };
      this.#child.once('exit', (code, signal) => end(signal ? `signal: ${signal}` : `exit status ${code}`));
      this.#child.once('error', (error) => end(error.message));
    });
    this.#ready = this.#start();
    void this.#ready.then(() => {
      this.#loading = false;
    });
  }

  get alive(): boolean {
    return this.#alive;
  }

  get loading(): boolean {
    return this.#loading;
  }

  /** Resolves when the process is gone, with how it ended. */
  get exited(): Promise<string> {
    return this.#exited;
  }

  tellTime(): void {
    if (this.#alive) this.#send({ type: 'clock', fixed: this.#settings.fixed() });
  }

  async invoke(event: Json): Promise<Outcome> {
    const failure = await this.#ready;
    if (failure) {
      await this.kill();
      return { ok: false, error: failure };
    }
    const requestId = randomUUID();
    const { functionArn, timeoutMs, fixed } = this.#settings;
    const outcome = this.#answerTo(requestId);
    this.#send({ type: 'invoke', requestId, functionArn, timeoutMs, event, fixed: fixed() });
    return outcome;
  }

  async kill(): Promise<void> {
    if (this.#alive) this.#child.kill('SIGKILL');
    await this.#exited;
  }

  async #start(): Promise<FunctionError | undefined> {
    const answer = this.#next((message) =>
      message.type === 'ready'
        ? { failure: undefined }
        : message.type === 'unable'
          ? { failure: message.error }
          : undefined,
    );
    this.#send({ type: 'start', fixed: this.#settings.fixed() });
    const first = await this.#within(initTimeoutMs, answer);
    if (first === 'late') return { errorType: 'Sandbox.Timedout', errorMessage: 'Init timed out' };
    return typeof first === 'string' ? exitError(first) : first.failure;
  }

  async #answerTo(requestId: string): Promise<Outcome> {
    const answer = this.#next<Outcome>((message) => {
      if (message.type === 'result' && message.requestId === requestId)
        return { ok: true, payload: message.payload };
      if (message.type === 'error' && message.requestId === requestId)
        return { ok: false, error: message.error };
      return undefined;
    });
    const { timeoutMs, log, functionName } = this.#settings;
    const first = await this.#within(timeoutMs, answer);
    if (typeof first !== 'string') return first;
    const error = first === 'late' ? timeoutError(timeoutMs) : exitError(first);
    log.write(functionName, `RequestId: ${requestId} ${error.errorType} ${error.errorMessage}`);
    await this.kill();
    return { ok: false, error };
  }

  /** The first of: the answer, the end of the process (how), the time limit ('late'). */
  async #within<T extends object>(ms: number, answer: Promise<T>): Promise<T | string> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((done) => {
      timer = setTimeout(done, ms, 'late');
    });
    try {
      return await Promise.race([answer, this.#exited, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  #next<T>(read: (message: FromChild) => T | undefined): Promise<T> {
    return new Promise((done) => {
      const listen = (message: FromChild) => {
        const value = read(message);
        if (value === undefined) return;
        this.#child.off('message', listen);
        done(value);
      };
      this.#child.on('message', listen);
    });
  }

  #send(message: ToChild): void {
    // A process that dies meanwhile shows by its exit.
    this.#child.send(message, () => {});
  }
}

function timeoutError(timeoutMs: number): FunctionError {
  const seconds = (timeoutMs / 1000).toFixed(2);
  return { errorType: 'Sandbox.Timedout', errorMessage: `Task timed out after ${seconds} seconds` };
}

function exitError(how: string): FunctionError {
  return { errorType: 'Runtime.ExitError', errorMessage: `Runtime exited: ${how}` };
}
