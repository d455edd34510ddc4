import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { System } from '../assembly/system.ts';
import type { HostClock } from '../emulators/emulator.ts';
import { closeServer } from '../emulators/wire.ts';
import type { Invocable } from '../lambda/lambda.ts';
import type { EdgeHeaders } from './edge.ts';
import { decodedPath, httpEvent } from './http-event.ts';
import { sendMessage, sendOutcome } from './http-response.ts';
import { compileRoutes, type FoundRoute } from './http-routes.ts';
import { openThrottle } from './throttle.ts';

/** Limits of HTTP APIs: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const largestBody = 10 * 1024 * 1024;
const largestHead = 10_240;
/**
 * Requests at one function, of which its few processes here work on some. Lambda refuses what is beyond its concurrency
 * at once; requests that wait until nobody waits for them would be worked on all the same.
 */
const mostAtFunction = 200;

export type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type Gateway = {
  readonly answer: Answer;
  /** Requests under way. */
  busy(): number;
};

export type GatewayDeps = {
  readonly functions: ReadonlyMap<string, Pick<Invocable, 'invoke'>>;
  readonly clock: HostClock;
  readonly edge?: EdgeHeaders | undefined;
};

/** The HTTP API of the template, with the gateway's limits and its own answers where it refuses. */
export function openGateway(
  { routes, throttle }: Pick<System, 'routes' | 'throttle'>,
  { functions, clock, edge }: GatewayDeps,
): Gateway {
  const findRoute = compileRoutes(routes);
  const mayPass = openThrottle(routes, throttle);
  const underWay = new Map<string, number>();
  let busy = 0;

  const serve: Answer = async (request, response) => {
    if (headLength(request) > largestHead)
      return sendMessage(response, 431, 'Request Header Fields Too Large');
    const path = decodedPath(request.url ?? '/');
    if (path === undefined) return sendMessage(response, 400, 'Bad Request');
    const found = findRoute(request.method ?? 'GET', path);
    if (!found) return sendMessage(response, 404, 'Not Found');
    if (!mayPass(found.route)) return sendMessage(response, 429, 'Too Many Requests');
    const body = await readBody(request);
    if (body === undefined) return sendMessage(response, 413, 'Request Entity Too Large');
    const now = new Date(clock.now());
    await invoke(found, httpEvent(request, path, body, found, now, edge?.(request)), response);
  };

  const invoke = async (
    { route }: FoundRoute,
    event: ReturnType<typeof httpEvent>,
    response: ServerResponse,
  ) => {
    const { functionName } = route;
    const others = underWay.get(functionName) ?? 0;
    if (others >= mostAtFunction) return sendMessage(response, 503, 'Service Unavailable');
    underWay.set(functionName, others + 1);
    const timer = setTimeout(() => {
      if (!response.headersSent) sendMessage(response, 503, 'Service Unavailable');
    }, route.timeoutMs);
    try {
      const outcome = await functions.get(functionName)?.invoke(event);
      if (outcome && !response.headersSent) sendOutcome(response, outcome);
    } finally {
      clearTimeout(timer);
      underWay.set(functionName, (underWay.get(functionName) ?? 1) - 1);
    }
  };

  return {
    busy: () => busy,
    answer: async (request, response) => {
      busy += 1;
      try {
        await serve(request, response);
      } finally {
        busy -= 1;
      }
    },
  };
}

/** Undefined where the body is too large; the rest of it is not read. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > largestBody) return undefined;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Bytes of the request line and all headers. */
function headLength(request: IncomingMessage): number {
  const line = `${request.method} ${request.url}`;
  return request.rawHeaders.reduce((sum, part) => sum + Buffer.byteLength(part), Buffer.byteLength(line));
}

export type HttpServer = { readonly url: string; stop(): Promise<void> };

/** A request must be whole by then, as long as a gateway waits for an answer; Node's own server waits five minutes. */
const patience = 30_000;

/** As Node's own server answers what is no request. */
const brokenRequests: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * Listens on this machine only; what a handler throws is an answer 500, never the end of the host. What does not come
 * in `patienceMs` is answered 408, and the connection ends.
 */
export async function listen(port: number, answer: Answer, patienceMs = patience): Promise<HttpServer> {
  const limits = {
    // Node's own limit lies above the gateway's, so that ours answers.
    maxHeaderSize: 4 * largestHead,
    headersTimeout: patienceMs,
    requestTimeout: patienceMs,
    connectionsCheckingInterval: patienceMs / 10,
  };
  const answered = new WeakMap<Duplex, IncomingMessage>();
  const server: Server = createServer(limits, (request, response) => {
    response.once('finish', () => answered.set(request.socket, request));
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else sendMessage(response, 500, 'Internal Server Error');
    });
  });
  server.on('clientError', ({ code = '' }: NodeJS.ErrnoException, socket) => {
    // Who was refused before the end and then breaks off has an answer: Node by itself would give a second one.
    if (socket.writable && answered.get(socket)?.complete !== false) {
      const status = brokenRequests[code] ?? 400;
      socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\n\r\n`);
    }
    socket.destroy();
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  const { port: actual } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${actual}`, stop: () => closeServer(server) };
}
