import { type AskGate, openApp, type Passage } from './sqs-app.ts';
import type { CommandName, Commands, ToChild, ToHost } from './sqs-protocol.ts';
import { createQueue, inspect, messages, nextDueAt, setTime } from './sqs-queues.ts';

/** The process in which SQS runs at the host's time: started by sqs.ts, ends with its host. */
type Opened = Awaited<ReturnType<typeof openApp>> & { region: string };
type Handlers = {
  [N in CommandName]: (ask: Commands[N]['ask']) => Commands[N]['answer'] | Promise<Commands[N]['answer']>;
};

let opened: Opened | undefined;
let lastId = 0;
const waiting = new Map<number, (passage: Passage) => void>();

const tell = (message: ToHost) => process.send?.(message);
const askGate: AskGate = (when, call) =>
  new Promise((resolve) => {
    lastId += 1;
    waiting.set(lastId, resolve);
    tell({ kind: 'gate', id: lastId, when, call });
  });

function running(): Opened {
  if (!opened) throw new Error('not started');
  return opened;
}

const handlers: Handlers = {
  start: async ({ directory, region, now }) => {
    if (now !== null) Date.now = () => now;
    opened = { ...(await openApp({ region, ...(directory && { directory }) }, askGate)), region };
    return opened.origin;
  },
  createQueue: ({ name, attributes }) => {
    const { store, origin, region } = running();
    return createQueue(store, origin, region, name, attributes);
  },
  setTime: (now) => {
    setTime(running().store, now);
    return null;
  },
  nextDueAt: () => nextDueAt(running().store),
  inspect: () => inspect(running().store),
  messages: (name) => messages(running().store, name),
  stop: async () => {
    await running().app.close();
    return null;
  },
};

async function obey(id: number, name: CommandName, ask: unknown): Promise<void> {
  try {
    const handler = handlers[name] as (ask: unknown) => unknown;
    tell({ kind: 'done', id, answer: await handler(ask) });
  } catch (error) {
    tell({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) });
  }
}

process.on('message', (message: ToChild) => {
  if (message.kind === 'command') {
    void obey(message.id, message.name, message.ask);
    return;
  }
  waiting.get(message.id)?.(message);
  waiting.delete(message.id);
});
process.on('disconnect', () => process.exit());
// A signal may reach the whole group: the host stops its functions first, then this process.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
