import { Agent } from 'node:http';
import type { Host } from '../../../local/host.ts';
import { isObject, type Json, type JsonObject, tryParseJson } from '../../../local/json.ts';
import { exchange } from './exchange.ts';
import { storedIn } from './stored.ts';
import type { Answer, Target } from './target.ts';

/**
 * Our system: the bundled function called with an event, and the same over HTTP. Pause `dispatch` before, so that
 * nothing but what `enroll` writes is in the table.
 */
export function ours(host: Host): Target & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const stored = storedIn(host);
  let heard = host.logs().length;
  return {
    ...{ name: 'ours', strict: true, origin: host.url },
    send: async ({ wire, event }) => {
      const direct = event === undefined ? undefined : await callEnroll(host, event);
      const overHttp = wire && (await patiently(() => exchange(host.url, wire, agent)));
      return direct && overHttp ? compared(direct, overHttp) : (direct ?? overHttp);
    },
    takeKept: stored.take,
    takeLog: () => {
      const lines = host.logs().slice(heard);
      heard = host.logs().length;
      return lines;
    },
    close: () => {
      agent.destroy();
      stored.close();
    },
  };
}

async function callEnroll(host: Host, event: Json): Promise<Answer> {
  const outcome = await host.invoke('enroll', event);
  const answer = outcome.ok ? tryParseJson(outcome.payload) : undefined;
  if (!isObject(answer)) return { status: 500, headers: {}, body: '', fault: 'the function throws' };
  const headers = isObject(answer['headers']) ? lowerCased(answer['headers']) : {};
  return { status: Number(answer['statusCode']), headers, body: String(answer['body']) };
}

const lowerCased = (headers: JsonObject): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

/** The gateway lets only so many through a second; a battery waits. */
async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  const answer = await ask();
  if (answer.status !== 429) return answer;
  await new Promise((done) => setTimeout(done, 50));
  return patiently(ask);
}

/** What the server adds of itself. */
const added = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'];

function compared(direct: Answer, overHttp: Answer): Answer {
  const seen = (answer: Answer): string => {
    const headers = Object.entries(answer.headers).filter(([name]) => !added.includes(name));
    return JSON.stringify([answer.status, headers.sort(), answer.body]);
  };
  if (seen(direct) === seen(overHttp)) return overHttp;
  return { ...overHttp, fault: `as an event ${direct.status}, over HTTP ${overHttp.status}: other answers` };
}
