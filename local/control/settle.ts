import { setTimeout as pause } from 'node:timers/promises';
import type { SqsEmulator } from '../emulators/sqs.ts';
import type { QueueSource } from '../triggers/queue-source.ts';
import type { Worker } from '../triggers/worker.ts';

/** Most of the time nothing is under way. Where something is, a look asks the queues too, and must not become work itself. */
const quietPauseMs = 5;
const busyPauseMs = 15;
/** A moment without any work, looked at so many times in a row, counts as quiet. */
const quietLooks = 2;
const defaultLimitMs = 60_000;

export type SettleDeps = {
  readonly workers: readonly Worker[];
  readonly queueSources: readonly QueueSource[];
  readonly sqs: SqsEmulator;
  /** Invocations under way in all functions, and those that ended. */
  invocations(): { running: number; finished: number };
};

export type Settled = {
  readonly settled: boolean;
  /** Invocations that ended meanwhile. */
  readonly invocations: number;
  /** What is still under way, by name, where the limit came first. */
  readonly busy: Readonly<Record<string, number>>;
  /** What waits for a later moment or a paused consumer, by name. */
  readonly waiting: Readonly<Record<string, number>>;
};

/** Waits until nothing is due at the present time, without moving the clock. */
export async function settle(deps: SettleDeps, limitMs = defaultLimitMs): Promise<Settled> {
  const until = performance.now() + limitMs;
  const before = deps.invocations().finished;
  let quiet = 0;
  let seen = '';
  let busy = await busyParts(deps);
  while (quiet < quietLooks && performance.now() < until) {
    for (const worker of deps.workers) worker.wake();
    await pause(Object.keys(busy).length === 0 ? quietPauseMs : busyPauseMs);
    busy = await busyParts(deps);
    const progress = JSON.stringify([
      deps.invocations().finished,
      ...deps.workers.map((one) => one.started()),
    ]);
    quiet = Object.keys(busy).length === 0 && progress === seen ? quiet + 1 : 0;
    seen = progress;
  }
  return {
    settled: quiet >= quietLooks,
    invocations: deps.invocations().finished - before,
    busy: quiet >= quietLooks ? {} : busy,
    waiting: await waitingParts(deps),
  };
}

/** The earliest simulated moment (epoch ms) at which something that waits falls due. */
export async function nextDueAt({ workers, sqs }: SettleDeps): Promise<number | undefined> {
  const moments = [await sqs.nextDueAt(), ...workers.map((worker) => worker.nextDueAt())];
  const known = moments.filter((moment) => moment !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

async function busyParts(deps: SettleDeps): Promise<Record<string, number>> {
  const parts: [string, number][] = [['invocations', deps.invocations().running]];
  for (const worker of deps.workers) parts.push([worker.name, worker.busy()]);
  for (const source of deps.queueSources) {
    if (!source.paused) parts.push([`messages in ${source.queueName}`, await dueMessages(source, deps.sqs)]);
  }
  return Object.fromEntries(parts.filter(([, count]) => count > 0));
}

/** Visible messages, and those on their way to a poller: handed out, but not seen by it yet. */
async function dueMessages(source: QueueSource, sqs: SqsEmulator): Promise<number> {
  const messages = await sqs.messages(source.queueName);
  const due = messages.filter(({ state, id, receiveCount }) =>
    state === 'inFlight' ? !source.knows(id, receiveCount) : state === 'visible',
  );
  return due.length;
}

async function waitingParts({ workers, sqs, queueSources }: SettleDeps): Promise<Record<string, number>> {
  const states = await sqs.inspect();
  const parts: [string, number][] = workers.map((worker) => [worker.name, worker.waiting()]);
  for (const [queue, { visible, inFlight, delayed }] of Object.entries(states)) {
    const isRead = queueSources.some((source) => source.queueName === queue && !source.paused);
    parts.push([`messages in ${queue}`, delayed + inFlight + (isRead ? 0 : visible)]);
  }
  return Object.fromEntries(parts.filter(([, count]) => count > 0));
}
