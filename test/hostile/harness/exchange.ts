import { type Agent, request as open } from 'node:http';
import type { Wire } from './attempt.ts';
import type { Answer } from './target.ts';

/** One request with exactly these headers, and what one HTTP client must add. */
export function exchange(
  origin: string,
  { method, path, headers, body }: Wire,
  agent: Agent,
): Promise<Answer> {
  const { host, hostname, port } = new URL(origin);
  const length = body === undefined ? [] : [['content-length', String(Buffer.byteLength(body))]];
  const pairs = [['host', host], ...length, ...headers].flat();
  return new Promise((done, failed) => {
    const request = open({ hostname, port, path, method, headers: pairs, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', failed);
      response.once('end', () => {
        const said = response.headers as Record<string, string>;
        done({ status: response.statusCode ?? 0, headers: said, body: Buffer.concat(chunks).toString() });
      });
    });
    request.once('error', failed);
    request.end(body);
  });
}
