import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Call, CallGate, Emulator } from './emulator.ts';
import { callerOf, closeServer, listenLocally, readWhole, throughGate } from './wire.ts';

export type RestRequest = {
  /** What stands in the path in place of each `*`. */
  readonly parameters: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Buffer;
};
export type RestReply = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly content: object | string;
};
export type RestOperation = {
  /** `GET /schedules/*`: a `*` is one part of the path. */
  readonly route: string;
  /** The ARNs that the request names. */
  resources(request: RestRequest): readonly string[];
  answer(request: RestRequest): RestReply | Promise<RestReply>;
};

type Service = {
  readonly name: Call['service'];
  readonly operations: Readonly<Record<string, RestOperation>>;
};

/** As these services say that something is not there; the client turns it into its exception of this name. */
export const notThere = (message: string, type = 'ResourceNotFoundException'): RestReply => ({
  status: 404,
  headers: { 'x-amzn-errortype': type },
  content: { Message: message },
});

/** A service of the REST JSON protocol: method and path name the operation. */
export async function startRestService(service: Service, gate: CallGate): Promise<Emulator> {
  const server = createServer((request, response) => {
    answer(request, response, service, gate).catch(() => request.destroy());
  });
  return { url: await listenLocally(server), stop: () => closeServer(server) };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { name: service, operations }: Service,
  gate: CallGate,
): Promise<void> {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const body = await readWhole(request);
  const asked = `${request.method} ${pathname.replace(/\/$/, '')}`;
  const [found] = Object.entries(operations).flatMap(([operation, one]) => {
    const parameters = parametersOf(one.route, asked);
    return parameters ? [{ operation, one, given: { parameters, query, body } }] : [];
  });
  const { operation = asked, one, given } = found ?? {};
  const resources = one && given ? one.resources(given) : [];
  const call = { service, operation, caller: callerOf(request.headers.authorization), resources };
  await throughGate(gate, call, response, async () => {
    const unknown = notThere(`local/ does not know ${asked}`, 'UnknownOperationException');
    send(response, one && given ? await one.answer(given) : unknown);
  });
}

function parametersOf(route: string, asked: string): string[] | undefined {
  const parts = route.split('/');
  const given = asked.split('/');
  if (parts.length !== given.length) return undefined;
  if (!parts.every((part, at) => part === '*' || part === given[at])) return undefined;
  return given.filter((_, at) => parts[at] === '*').map(decodeURIComponent);
}

function send(response: ServerResponse, { status = 200, headers, content }: RestReply): void {
  const common = { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() };
  response.writeHead(status, { ...common, ...headers });
  response.end(typeof content === 'string' ? content : JSON.stringify(content));
}
