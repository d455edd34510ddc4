import { type BuildAppOptions, buildApp } from 'fauxqs';
import { hostKey } from '../host-client.ts';
import { arnIn, type Call, localPlace, type Place } from './emulator.ts';
import { moveTasks } from './sqs-move-tasks.ts';
import { queueUrl, type SqsStore, type Stores } from './sqs-queues.ts';
import { callerOf, isGone } from './wire.ts';

type App = ReturnType<typeof buildApp>;
type Persistence = NonNullable<SqsStore['persistence']>;
type Options = { readonly directory?: string; readonly region: string };
/** Without `pass` the connection is dropped, or, where access is denied, that is answered. */
export type Passage = { readonly pass: boolean; readonly denied?: string };
export type AskGate = (when: 'before' | 'after', call: Call) => Promise<Passage>;

/** fauxqs on 127.0.0.1 (its own start listens everywhere), with its stores in our hands. */
export async function openApp(
  options: Options,
  ask: AskGate,
): Promise<{ app: App; store: SqsStore; origin: string }> {
  const { stores, persistence } = await openStores(options);
  const store = stores.sqsStore;
  const app = buildApp({ logger: false, defaultRegion: options.region, stores });
  guard(app, store, { ...localPlace, region: options.region }, ask);
  app.addHook('onClose', async () => persistence?.close());
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  store.buildQueueUrl = (name) => queueUrl(origin, name);
  store.getQueueByArn = (arn) => store.getQueueByName(arn.slice(arn.lastIndexOf(':') + 1));
  return { app, store, origin };
}

async function openStores({ directory }: Options): Promise<{ stores: Stores; persistence?: Persistence }> {
  const inside = async (path: string) => await import(new URL(path, import.meta.resolve('fauxqs')).href);
  const stores: BuildAppOptions['stores'] & object = {
    sqsStore: new (await inside('./sqs/sqsStore.js')).SqsStore(),
    snsStore: new (await inside('./sns/snsStore.js')).SnsStore(),
    s3Store: new (await inside('./s3/s3Store.js')).S3Store(),
  };
  if (!directory) return { stores };
  const persistence: Persistence = new (await inside('./persistence.js')).PersistenceManager(directory);
  persistence.loadSqsAndSns(stores.sqsStore, stores.snsStore);
  // Only now: what is loaded must not be written again.
  stores.sqsStore.persistence = persistence;
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = persistence;
  return { stores, persistence };
}

type Naming = { readonly QueueUrl?: string; readonly SourceArn?: string };

function queuesIn({ QueueUrl, SourceArn }: Naming, place: Place): string[] {
  if (SourceArn) return [SourceArn];
  return QueueUrl ? [arnIn(place, 'sqs', QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1))] : [];
}

/** Every call of others passes the gate on its way in and out; nothing but SQS answers here. */
function guard(app: App, store: SqsStore, place: Place, ask: AskGate): void {
  const calls = new WeakMap<object, Call>();
  const move = moveTasks(store);
  app.addHook('preHandler', async (request, reply) => {
    const target = request.headers['x-amz-target'];
    if (typeof target !== 'string' || !target.startsWith('AmazonSQS.')) return reply.code(404).send();
    const operation = target.slice('AmazonSQS.'.length);
    const caller = callerOf(request.headers.authorization);
    // The pollers are the host's: it has nothing to ask itself, and most calls are theirs.
    if (caller !== hostKey) {
      const resources = queuesIn((request.body ?? {}) as Naming, place);
      const call: Call = { service: 'sqs', operation, caller, resources };
      const { pass, denied } = await ask('before', call);
      if (denied) return reply.code(400).send({ __type: 'AccessDeniedException', message: denied });
      if (!pass || (await isGone(reply.raw))) {
        request.raw.socket.destroy();
        return reply.hijack();
      }
      calls.set(request, call);
    }
    const moved = move(operation, request.body);
    if (moved) return reply.code(moved.status).send(moved.body);
  });
  app.addHook('onSend', async (request, reply) => {
    const call = calls.get(request);
    if (call && !(await ask('after', call)).pass) reply.raw.socket?.destroy();
  });
}
