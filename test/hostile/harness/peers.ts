import { Agent } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { inspect } from 'node:util';
import { type Kept, memoryStore } from '../../../bench/peers/contract.ts';
import { expressZod } from '../../../bench/peers/express-zod.ts';
import { fastifyAjv } from '../../../bench/peers/fastify-ajv.ts';
import { naiveMiddy } from '../../../bench/peers/naive-middy.ts';
import { exchange } from './exchange.ts';
import type { Answer, Target } from './target.ts';

export type Peer = Target & { close(): Promise<void> };

/** What a peer keeps and prints. */
function surroundings() {
  const store = memoryStore();
  const lines: string[] = [];
  return {
    store,
    log: (...said: unknown[]) => void lines.push(said.map((one) => inspect(one)).join(' ')),
    taken: {
      takeKept: async (): Promise<Kept[]> => store.take(),
      takeLog: () => lines.splice(0),
    },
  };
}

/** Behind API Gateway: takes events only. */
function naive(): Peer {
  const { store, log, taken } = surroundings();
  const handler = naiveMiddy(store, log);
  return {
    ...{ name: 'naive middy + zod', strict: false, ...taken },
    send: async ({ event }) => {
      if (event === undefined) return undefined;
      try {
        return readAnswer(await handler(structuredClone(event) as never, {} as never));
      } catch (error) {
        // Lambda prints what a function throws, and the gateway answers 500.
        log(error);
        return { status: 500, headers: {}, body: '', fault: 'throws' };
      }
    },
    close: async () => {},
  };
}

type Formatted = { statusCode?: number; headers?: Record<string, string>; body?: string };
const readAnswer = ({ statusCode = 500, headers = {}, body = '' }: Formatted): Answer => ({
  status: statusCode,
  headers,
  body,
});

async function overHttp(
  name: string,
  open: (kept: ReturnType<typeof surroundings>) => Promise<Server>,
): Promise<Peer> {
  const kept = surroundings();
  const server = await open(kept);
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ name, strict: false, origin, ...kept.taken },
    send: async ({ wire }) => {
      if (!wire) return undefined;
      // A server may have ended a kept connection behind an earlier answer, or end this one before the body is there.
      const refused = { status: 400, headers: {}, body: '' };
      const alone = () => exchange(origin, wire, new Agent()).catch(() => refused);
      return exchange(origin, wire, agent).catch(alone);
    },
    close: async () => {
      agent.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** What people build with the guides of well-known libraries, for the same contract. */
export const openPeers = async (): Promise<readonly Peer[]> => [
  naive(),
  await overHttp('Fastify + ajv', async ({ store, log }) => {
    const app = fastifyAjv(store, log);
    await app.listen({ port: 0, host: '127.0.0.1' });
    return app.server;
  }),
  await overHttp('Express + zod', ({ store, log }) => {
    const app = expressZod(store, log);
    return new Promise((done) => {
      const server = app.listen(0, '127.0.0.1', () => done(server));
    });
  }),
];
