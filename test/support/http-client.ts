import { request as open } from 'node:http';

export type Reply = {
  readonly status: number;
  /** In the order in which they came, names as they were written. */
  readonly headers: readonly (readonly [string, string])[];
  readonly bytes: Buffer;
  readonly text: string;
};

type Asked = {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** An address of this machine (127.0.0.0/8) that the request comes from. */
  readonly localAddress?: string | undefined;
};

/** One request on a connection of its own, with nothing added to what the server says: no merged or sorted headers. */
export function send(
  url: string,
  { method = 'GET', headers = {}, body, localAddress }: Asked = {},
): Promise<Reply> {
  return new Promise((done, failed) => {
    const request = open(url, { method, headers, localAddress, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', failed);
      response.once('end', () => {
        const bytes = Buffer.concat(chunks);
        const raw = response.rawHeaders;
        const pairs = raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []));
        done({ status: response.statusCode ?? 0, headers: pairs, bytes, text: bytes.toString('utf8') });
      });
    });
    request.once('error', failed);
    request.end(body);
  });
}

export const sendJson = (url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** As a browser without scripts posts a form. */
export const sendForm = (url: string, fields: Readonly<Record<string, string>>) =>
  send(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    },
    body: new URLSearchParams(fields).toString(),
  });

export const headerOf = ({ headers }: Reply, wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
