import { RequestError } from '../errors.ts';
import { readForm } from './form.ts';
import { readJson } from './json.ts';

/** The parts of an HTTP event that hold a body; header names in any case. */
export type BodySource = {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body?: string | undefined;
  readonly isBase64Encoded?: boolean;
};

/** Bytes. A full form is under 3 KB; parsing costs up to 125 ms where nothing bounds it. */
const LARGEST_BODY = 16 * 1024;

const readers = {
  'application/json': readJson,
  'application/x-www-form-urlencoded': readForm,
} as const;
type MediaType = keyof typeof readers;

/**
 * The content of a request as plain data, the same for JSON and a form; nothing about its shape is known yet.
 * Throws RequestError: `body-too-large` before anything is parsed, `unsupported-media-type`, `invalid-json`.
 */
export function readBody(source: BodySource): unknown {
  const { body = '', isBase64Encoded = false } = source;
  if (sizeOf(body, isBase64Encoded) > LARGEST_BODY) throw new RequestError('body-too-large');
  if (body.trim() === '') throw new RequestError('invalid-json');
  const read = readers[mediaTypeOf(source.headers)];
  return read(isBase64Encoded ? decodeBase64(body) : plainText(body));
}

/** Costs the same for a body of any length: a text with more characters than bytes allowed is not measured exactly. */
function sizeOf(body: string, isBase64: boolean): number {
  if (!isBase64) return body.length > LARGEST_BODY ? body.length : Buffer.byteLength(body);
  const padding = body.endsWith('==') ? 2 : body.endsWith('=') ? 1 : 0;
  return Math.floor((body.length * 3) / 4) - padding;
}

function mediaTypeOf(headers: BodySource['headers']): MediaType {
  const encoding = headerOf(headers, 'content-encoding') ?? 'identity';
  const [type = '', ...parameters] = (headerOf(headers, 'content-type') ?? '').toLowerCase().split(';');
  const known = Object.hasOwn(readers, type.trim()) && parameters.every(isUtf8);
  if (!known || encoding !== 'identity') throw new RequestError('unsupported-media-type');
  return type.trim() as MediaType;
}

const isUtf8 = (parameter: string): boolean => /^(charset="?utf-?8"?)?$/.test(parameter.trim());

/** One header; two of the same name in different case are joined, and so never read as one of them. */
const headerOf = (headers: BodySource['headers'], name: string): string | undefined =>
  Object.entries(headers)
    .filter(([key, value]) => key.toLowerCase() === name && value !== undefined)
    .map(([, value]) => value)
    .join(', ') || undefined;

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
