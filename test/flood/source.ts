import { Agent, request } from 'node:http';
import { tryParseJson } from '../../local/json.ts';

export type Reply = { readonly status: number; readonly retryAfterMs: number; readonly body: unknown };

export type Source = { post(path: string, body: unknown): Promise<Reply>; close(): void };

/** Linux takes all of 127.0.0.0/8 for this machine, and the gateway sees from which of them somebody calls. */
export const addressOf = (number: number): string =>
  `127.0.${1 + Math.floor(number / 250)}.${2 + (number % 250)}`;

/** Somebody at an address of this machine, who is one source to the system. */
export function openSource(url: string, address: string): Source {
  const agent = new Agent({ keepAlive: true, localAddress: address });
  return {
    post: (path, body) => post(new URL(path, url), body, agent),
    close: () => agent.destroy(),
  };
}

function post(url: URL, body: unknown, agent: Agent): Promise<Reply> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  return new Promise((done, failed) => {
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', failed);
      response.once('end', () =>
        done({
          status: response.statusCode ?? 0,
          retryAfterMs: Number(response.headers['retry-after'] ?? 0) * 1000,
          body: tryParseJson(Buffer.concat(chunks).toString()),
        }),
      );
    });
    sending.once('error', failed);
    sending.end(JSON.stringify(body));
  });
}
