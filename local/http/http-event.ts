import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Json, JsonObject } from '../json.ts';
import type { FoundRoute } from './http-routes.ts';

/** Bodies of these types reach a function as text, all others (forms too) as base64: seen on AWS, not documented. */
const textType = /^(text\/|application\/(json|xml|javascript)\s*(;|$))/i;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Stands for whatever address of CloudFront's the gateway would see. */
const addressOfEdge = '192.0.2.1';

/** The path as an HTTP API hands it on: decoded. Undefined where it is malformed. */
export function decodedPath(url: string): string | undefined {
  const [raw = '/'] = url.split('?');
  try {
    return decodeURIComponent(raw);
  } catch {
    return undefined;
  }
}

/**
 * The request as payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export function httpEvent(
  request: IncomingMessage,
  path: string,
  body: Buffer,
  { route, parameters }: FoundRoute,
  now: Date,
  /** Undefined where there is no edge; where there is one, the gateway sees it, and not the viewer. */
  fromEdge?: Readonly<Record<string, string>>,
): JsonObject {
  const { method = 'GET', url = '/' } = request;
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  const cookies = request.headers.cookie?.split(/;\s*/);
  const { host = '127.0.0.1' } = request.headers;
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: path,
    rawQueryString: query,
    ...(cookies && { cookies }),
    headers: { ...headersOf(request), ...fromEdge },
    ...(query !== '' && { queryStringParameters: queryOf(query) }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: host,
      domainPrefix: host.split('.')[0] ?? host,
      http: {
        method,
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: fromEdge ? addressOfEdge : sourceOf(request),
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.key,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    ...bodyOf(request.headers['content-type'], body),
  };
}

function bodyOf(type: string | undefined, body: Buffer): JsonObject {
  if (body.length === 0) return { isBase64Encoded: false };
  // Bytes that are no text must not become other bytes on the way.
  const isText = type !== undefined && textType.test(type) && isUtf8(body);
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

function headersOf(request: IncomingMessage): JsonObject {
  const headers: Record<string, Json> = {};
  for (const [name, values = []] of Object.entries(request.headersDistinct)) {
    if (!['cookie', 'connection'].includes(name)) headers[name] = values.join(',');
  }
  const port = String(request.socket.localPort ?? '');
  const { 'x-forwarded-for': given } = request.headers;
  const source = sourceOf(request);
  return {
    'content-length': '0',
    ...headers,
    'x-amzn-trace-id': `Root=1-${randomUUID().replaceAll('-', '').slice(0, 24)}`,
    'x-forwarded-for': given ? `${String(given)}, ${source}` : source,
    'x-forwarded-port': port,
    'x-forwarded-proto': 'http',
  };
}

function sourceOf(request: IncomingMessage): string {
  return request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '127.0.0.1';
}

/** Decoded; several values of one name are joined by commas. */
function queryOf(query: string): JsonObject {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(',')]),
  );
}

/** `24/Nov/2026:20:13:00 +0000` */
function commonLogTime(now: Date): string {
  const [date = '', time = ''] = now.toISOString().split(/[T.]/);
  const [year, month, day] = date.split('-');
  return `${day}/${months[Number(month) - 1]}/${year}:${time} +0000`;
}
