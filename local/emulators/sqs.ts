import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { compiledSources } from '../compiled-sources.ts';
import { AccessDenied, type CallGate, type Emulator, localPlace } from './emulator.ts';
import type {
  CommandName,
  Commands,
  QueueAttributes,
  QueuedMessage,
  QueueState,
  ToChild,
  ToHost,
} from './sqs-protocol.ts';

/** What counts of `AWS::SQS::Queue`; the rest is passed over. */
export type QueueProperties = {
  readonly QueueName: string;
  readonly VisibilityTimeout?: number | string;
  readonly DelaySeconds?: number | string;
  readonly MessageRetentionPeriod?: number | string;
  readonly MaximumMessageSize?: number | string;
  readonly ReceiveMessageWaitTimeSeconds?: number | string;
  readonly RedrivePolicy?: {
    readonly deadLetterTargetArn: string;
    readonly maxReceiveCount: number | string;
  };
};

export type SqsEmulator = Emulator & {
  createQueue(properties: QueueProperties): Promise<{ readonly url: string; readonly arn: string }>;
  /** Moves the queues to this moment (epoch milliseconds), or back to the real clock. */
  setTime(now: number | null): Promise<void>;
  /** The earliest simulated moment at which a delayed or in-flight message becomes visible. */
  nextDueAt(): Promise<number | undefined>;
  inspect(): Promise<Record<string, QueueState>>;
  messages(queue: string): Promise<QueuedMessage[]>;
};

type Options = {
  readonly gate: CallGate;
  /** The simulated moment to start at (epoch milliseconds); null: the real clock. */
  readonly now: number | null;
  /** Keeps queues and messages here; without it they are in memory. */
  readonly directory?: string;
  readonly region?: string;
};

/** A child that does not end by itself in this time is killed. */
const patienceMs = 3000;

export async function startSqs(options: Options): Promise<SqsEmulator> {
  const { gate, now, directory, region = localPlace.region } = options;
  const child = new QueueProcess(gate);
  try {
    const url = await child.command('start', { now, region, ...(directory && { directory }) });
    return {
      url,
      createQueue: (properties) =>
        child.command('createQueue', { name: properties.QueueName, attributes: attributesOf(properties) }),
      setTime: async (moment) => void (await child.command('setTime', moment)),
      nextDueAt: async () => (await child.command('nextDueAt', null)) ?? undefined,
      inspect: () => child.command('inspect', null),
      messages: (queue) => child.command('messages', queue),
      stop: () => child.stop(),
    };
  } catch (error) {
    await child.stop();
    throw error;
  }
}

function attributesOf({ QueueName: _, RedrivePolicy, ...rest }: QueueProperties): QueueAttributes {
  const names = [
    'VisibilityTimeout',
    'DelaySeconds',
    'MessageRetentionPeriod',
    'MaximumMessageSize',
    'ReceiveMessageWaitTimeSeconds',
  ] as const;
  const plain = names.flatMap((name) => (rest[name] === undefined ? [] : [[name, String(rest[name])]]));
  return {
    ...Object.fromEntries(plain),
    ...(RedrivePolicy && { RedrivePolicy: JSON.stringify(redriveOf(RedrivePolicy)) }),
  };
}

function redriveOf(policy: NonNullable<QueueProperties['RedrivePolicy']>): object {
  return { ...policy, maxReceiveCount: Number(policy.maxReceiveCount) };
}

type Waiting = { resolve(answer: unknown): void; reject(error: Error): void };

class QueueProcess {
  readonly #child: ChildProcess;
  readonly #gate: CallGate;
  readonly #waiting = new Map<number, Waiting>();
  readonly #exited: Promise<unknown>;
  #lastId = 0;

  constructor(gate: CallGate) {
    this.#gate = gate;
    this.#child = fork(new URL('./sqs-child.ts', import.meta.url), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: compiledSources,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#exited = once(this.#child, 'exit');
    this.#child.on('message', (message: ToHost) => this.#hear(message));
    this.#child.once('exit', (code) => this.#giveUp(`the queue process ended with code ${code}`));
  }

  command<N extends CommandName>(name: N, ask: Commands[N]['ask']): Promise<Commands[N]['answer']> {
    return new Promise((resolve, reject) => {
      if (!this.#child.connected) throw new Error('the queue process has ended');
      this.#lastId += 1;
      this.#waiting.set(this.#lastId, { resolve: resolve as Waiting['resolve'], reject });
      this.#tell({ kind: 'command', id: this.#lastId, name, ask });
    });
  }

  async stop(): Promise<void> {
    const killer = setTimeout(() => this.#child.kill('SIGKILL'), patienceMs);
    await this.command('stop', null).catch(() => undefined);
    if (this.#child.connected) this.#child.disconnect();
    await this.#exited;
    clearTimeout(killer);
  }

  #tell(message: ToChild): void {
    if (this.#child.connected) this.#child.send(message);
  }

  #hear(message: ToHost): void {
    if (message.kind === 'gate') {
      const { id, when, call } = message;
      this.#gate[when](call).then(
        () => this.#tell({ kind: 'gate', id, pass: true }),
        (reason: unknown) => {
          const denied = reason instanceof AccessDenied ? { denied: reason.message } : {};
          this.#tell({ kind: 'gate', id, pass: false, ...denied });
        },
      );
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'done') waiting?.resolve(message.answer);
    else waiting?.reject(new Error(message.message));
  }

  #giveUp(reason: string): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new Error(reason));
    this.#waiting.clear();
  }
}
