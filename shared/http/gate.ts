import { RequestError } from '../errors.ts';
import { readRequest } from './event.ts';
import { readForm } from './form-body.ts';
import type { HttpRequest } from './request.ts';
import { readJson } from './strict-json.ts';

/** The parts of a request that hold a body. */
export type BodySource = Pick<HttpRequest, 'headers' | 'body'> & { readonly isBase64Encoded?: boolean };

/** Bytes. A full form is under 3 KB; parsing costs up to 125 ms where nothing bounds it. */
const LARGEST_BODY = 16 * 1024;

const readers = {
  'application/json': readJson,
  'application/x-www-form-urlencoded': readForm,
} as const;
type MediaType = keyof typeof readers;

/** Stands for an event that is none, where the problem is told. */
const nobody: HttpRequest = {
  routeKey: '$default',
  rawPath: '/',
  headers: {},
  isBase64Encoded: false,
  requestContext: { timeEpoch: 0, http: { method: '', path: '/', sourceIp: '' } },
};

/**
 * The middy middleware that comes first in every function behind the API: what is no event of the API, and every POST
 * whose body cannot be read, ends here, before a session, a secret or the table is asked for.
 */
export const gate = {
  before(context: { event: unknown }): void {
    const { event } = context;
    context.event = nobody;
    const request = readRequest(event);
    context.event = request;
    if (request.routeKey.startsWith('POST ')) readBody(request);
  },
};

const alreadyRead = new WeakMap<BodySource, unknown>();

/**
 * The content of a request as plain data, the same for JSON and a form; nothing about its shape is known yet: the
 * route's schema comes next, then the domain. Refuses in the order in which refusing is cheapest. Throws RequestError:
 * `body-too-large` before anything is decoded, `unsupported-media-type`, `invalid-json`.
 */
export function readBody(source: BodySource): unknown {
  if (!alreadyRead.has(source)) alreadyRead.set(source, decode(source));
  return alreadyRead.get(source);
}

function decode({ headers, body = '', isBase64Encoded = false }: BodySource): unknown {
  if (sizeOf(body, isBase64Encoded) > LARGEST_BODY) throw new RequestError('body-too-large');
  if (body.trim() === '') throw new RequestError('invalid-json');
  const read = readers[mediaTypeOf(headers)];
  return read(isBase64Encoded ? decodeBase64(body) : plainText(body));
}

/** Costs the same for a body of any length: a text with more characters than bytes allowed is not measured exactly. */
function sizeOf(body: string, isBase64: boolean): number {
  if (!isBase64) return body.length > LARGEST_BODY ? body.length : Buffer.byteLength(body);
  const padding = body.endsWith('==') ? 2 : body.endsWith('=') ? 1 : 0;
  return Math.floor((body.length * 3) / 4) - padding;
}

function mediaTypeOf(headers: BodySource['headers']): MediaType {
  const { 'content-encoding': encoding = 'identity', 'content-type': wanted = '' } = headers;
  const [type = '', ...parameters] = wanted.toLowerCase().split(';');
  const known = Object.hasOwn(readers, type.trim()) && parameters.every(isUtf8);
  if (!known || encoding.trim().toLowerCase() !== 'identity')
    throw new RequestError('unsupported-media-type');
  return type.trim() as MediaType;
}

const isUtf8 = (parameter: string): boolean => /^(charset="?utf-?8"?)?$/.test(parameter.trim());

function decodeBase64(body: string): string {
  if (body.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(body)) throw new RequestError('invalid-json');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body, 'base64'));
  } catch {
    throw new RequestError('invalid-json');
  }
}

/** A byte order mark is dropped, as the decoder above does it. */
function plainText(body: string): string {
  if (!body.isWellFormed()) throw new RequestError('invalid-json');
  return body.replace(/^\uFEFF/, '');
}
