import { AsyncLocalStorage } from 'node:async_hooks';
import { Unavailable } from '../../../shared/errors.ts';
import type { LetterQueue } from '../../../shared/messaging/letter-queue.ts';
import { type Mailer, MailRefused, MailUnanswered } from '../../../shared/messaging/mailer.ts';
import type { PutAside } from '../../../shared/messaging/put-aside.ts';
import type { QueueDepth } from '../../../shared/messaging/queue-depth.ts';
import type { DataKeys } from '../../../shared/sealing/data-keys.ts';
import type { Table } from '../../../shared/storage/table.ts';
import { Killed } from '../../support/lifeline.ts';
import type { Mode, PortCall, Service } from './modes.ts';

export type Run<T> =
  | { readonly ended: 'answered'; readonly answer: T }
  | { readonly ended: 'failed'; readonly error: unknown }
  | { readonly ended: 'killed' };

/** Some of the next calls that look like this: so many, after so many that pass. */
type Armed = { readonly like: Partial<PortCall>; readonly mode: Mode; left: number; skip: number };

type Process = { readonly handler: string; dead: boolean };

/** Comes before each call: a scheduler may hold it back here. */
export type Gate = (call: PortCall) => Promise<void>;

/** Every way out of the handlers, numbered; any call can be made to fail in any way. */
export class Ports {
  readonly trace: PortCall[] = [];
  private readonly armed: Armed[] = [];
  gate: Gate | undefined;
  private readonly process = new AsyncLocalStorage<Process>();

  /** The next call that looks like this fails in this way: once, or so often, after so many that pass. */
  strike(like: Partial<PortCall>, mode: Mode, times = 1, skip = 0): void {
    this.armed.push({ like, mode, left: times, skip });
  }

  /** Nothing more will fail. */
  calm(): void {
    this.armed.splice(0);
  }

  /** One invocation: its own process as far as death goes. */
  async run<T>(handler: string, work: () => Promise<T>): Promise<Run<T>> {
    const process: Process = { handler, dead: false };
    try {
      const answer = await this.process.run(process, work);
      return process.dead ? { ended: 'killed' } : { ended: 'answered', answer };
    } catch (error) {
      return process.dead ? { ended: 'killed' } : { ended: 'failed', error };
    }
  }

  table(table: Table): Table {
    const write = <T>(operation: string, effect: () => Promise<T>) =>
      this.call('table', operation, true, effect);
    return {
      putNew: (item) => write('putNew', () => table.putNew(item)),
      put: (item) => write('put', () => table.put(item)),
      update: (...change) => write('update', () => table.update(...change)),
      remove: (key) => write('remove', () => table.remove(key)),
      get: (key) => this.call('table', 'get', false, () => table.get(key)),
      query: (query) => this.query(table.query(query)),
      pages: (...asked) => this.query(table.pages(...asked)),
    };
  }

  /** Both kinds ask DynamoDB the same, and once more where there is a second answer: the first one is worked by then. */
  private async *query<T>(answers: AsyncIterable<T>) {
    await this.call('table', 'query', false, nothing);
    let count = 0;
    for await (const answer of answers) {
      count += 1;
      if (count === 2) await this.call('table', 'page', false, nothing);
      yield answer;
    }
  }

  queue = (queue: LetterQueue): LetterQueue => ({
    send: (...message) => this.call('queue', 'send', true, () => queue.send(...message)),
    postpone: (...wait) => this.call('queue', 'postpone', true, () => queue.postpone(...wait)),
  });

  putAside =
    (putAside: PutAside): PutAside =>
    (message) =>
      this.call('queue', 'putAside', true, () => putAside(message));

  depth =
    (depth: QueueDepth): QueueDepth =>
    () =>
      this.call('queue', 'depth', false, depth);

  mailer = (mailer: Mailer): Mailer => ({
    send: (mail) => this.call('mail', 'send', true, () => mailer.send(mail)),
  });

  dataKeys = (keys: DataKeys): DataKeys => ({
    generate: () => this.call('keys', 'generate', false, () => keys.generate()),
    unwrap: (wrapped) => this.call('keys', 'unwrap', false, () => keys.unwrap(wrapped)),
  });

  secret =
    <T>(value: T) =>
    (): Promise<T> =>
      this.call('secrets', 'read', false, async () => value);

  private async call<T>(
    service: Service,
    operation: string,
    writes: boolean,
    effect: () => Promise<T>,
  ): Promise<T> {
    const process = this.process.getStore() ?? { handler: 'test', dead: false };
    if (process.dead) throw new Killed();
    const call = { number: this.trace.length + 1, handler: process.handler, service, operation, writes };
    this.trace.push(call);
    await this.gate?.(call);
    if (process.dead) throw new Killed();
    return befall(this.modeFor(call), service, process, effect);
  }

  private modeFor(call: PortCall): Mode | undefined {
    const found = this.armed.find(({ like, left }) => left > 0 && looksLike(call, like));
    if (!found) return undefined;
    if (found.skip > 0) {
      found.skip -= 1;
      return undefined;
    }
    found.left -= 1;
    return found.mode;
  }
}

const nothing = async (): Promise<void> => undefined;

const looksLike = (call: PortCall, like: Partial<PortCall>): boolean =>
  Object.entries(like).every(([name, value]) => call[name as keyof PortCall] === value);

/** What becomes of the call. */
async function befall<T>(
  mode: Mode | undefined,
  service: Service,
  process: Process,
  effect: () => Promise<T>,
): Promise<T> {
  if (mode === undefined) return effect();
  if (mode === 'refused') throw refusal(service);
  if (mode === 'unheard') throw new MailUnanswered('no answer');
  if (mode === 'killed before') throw death(process);
  const answer = await effect();
  if (mode === 'killed after') throw death(process);
  if (mode === 'retried') return effect();
  if (mode === 'answer lost') throw lost(service);
  return answer;
}

function death(process: Process): Killed {
  process.dead = true;
  return new Killed();
}

const refusal = (service: Service): Error =>
  service === 'mail' ? new MailRefused('later') : new Unavailable(service);
const lost = (service: Service): Error =>
  service === 'mail' ? new MailUnanswered('no answer') : new Unavailable(service);
