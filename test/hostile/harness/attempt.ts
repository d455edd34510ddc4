import { isUtf8 } from 'node:buffer';
import type { Json } from '../../../local/json.ts';
import { type EnrollmentBody, enrollmentFor } from '../../../local/week/people.ts';

/** A request as it goes over the wire; a header may stand there twice. */
export type Wire = {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body?: string | Buffer;
};

/** What the contract says to it. Peers are only asked whether they refuse or accept, not how they say it. */
export type Expected =
  | {
      readonly refused: number;
      /** Exactly these fields are named. */
      readonly at?: readonly string[];
      readonly code?: string;
      /** The methods that the path knows, as `Allow` names them. */
      readonly allow?: string;
      /** Refused before a function is asked, in the gateway's own words. */
      readonly byGateway?: true;
      /** In a page for a person, not in a document for a program. */
      readonly page?: true;
    }
  /** 201, and this is what is kept of it. */
  | { readonly kept: Readonly<Record<string, unknown>> };

export type Attempt = {
  /** A few words, for a report. */
  readonly what: string;
  /** Sent over HTTP where it is given, as an event where that is given; where both are, the answers must be equal. */
  readonly wire?: Wire;
  readonly event?: Json;
  readonly expected: Expected;
  /** Must stand neither in a refusal nor in a log. */
  readonly values: readonly string[];
  /** What only our contract promises: peers are not asked. */
  readonly oursOnly?: true;
  /** Peers may refuse or accept it: our contract chose. */
  readonly eitherWay?: true;
};

/** Another person's valid body each time; overrides need not be valid. */
export type Fresh = (overrides?: Readonly<Record<string, unknown>>) => EnrollmentBody;

/** A returned worker who wants daily work: the plainest request there is. */
export function freshFrom(first: number): Fresh {
  let seed = first;
  return (overrides = {}) => {
    seed += 1;
    const plain = { targetGroup: 'purna', choices: [{ program: 'padat-karya' }], district: '32.12' };
    return enrollmentFor(seed, { ...plain, ...(overrides as Partial<EnrollmentBody>) });
  };
}

export const jsonHeaders = [
  ['content-type', 'application/json'],
  ['accept', 'application/json'],
] as const;

export const post = (body: string | Buffer, headers: Wire['headers'] = jsonHeaders): Wire => ({
  method: 'POST',
  path: '/enrollments',
  headers,
  body,
});

type More = Partial<Pick<Attempt, 'values' | 'oursOnly' | 'eitherWay'>>;

/** One request, both ways. */
export const both = (what: string, wire: Wire, expected: Expected, more: More = {}): Attempt => ({
  ...{ what, wire, event: eventOf(wire), expected, values: [] },
  ...more,
});

/** What only a gateway or a server meets. */
export const overHttp = (what: string, wire: Wire, expected: Expected, more: More = {}): Attempt => ({
  ...{ what, wire, expected, values: [] },
  ...more,
});

/** What no client can make a gateway say. */
export const asEvent = (what: string, event: Json, expected: Expected, more: More = {}): Attempt => ({
  ...{ what, event, expected, values: [] },
  ...more,
});

/** A body that JSON can hold, both ways; its personal fields must stay where they are. */
export const sent = (what: string, body: unknown, expected: Expected, more: More = {}): Attempt =>
  both(what, post(JSON.stringify(body)), expected, { values: valuesOf(body), ...more });

const personal = ['name', 'nik', 'phone', 'village', 'story', 'safeContact'] as const;

/** Long enough that finding them again is no chance. */
export const valuesOf = (body: unknown): string[] =>
  personal
    .map((field) => Object(body)[field] as unknown)
    .filter((value): value is string => typeof value === 'string' && value.trim().length >= 5);

/** The wire as API Gateway hands it on. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export function eventOf({ method, path, headers, body = '' }: Wire): { [name: string]: Json } {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  const bytes = Buffer.from(body);
  const joined: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    joined[key] = key in joined ? `${joined[key]},${value}` : value;
  }
  const isText = /^(text\/|application\/(json|xml|javascript)\s*(;|$))/i.test(joined['content-type'] ?? '');
  const asText = isText && isUtf8(bytes);
  const { cookie, ...rest } = joined;
  return {
    version: '2.0',
    routeKey: 'POST /enrollments',
    rawPath,
    rawQueryString,
    ...(cookie !== undefined && { cookies: cookie.split(/;\s*/) }),
    headers: rest,
    ...(rawQueryString !== '' && {
      queryStringParameters: Object.fromEntries(new URLSearchParams(rawQueryString)),
    }),
    requestContext: {
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
      ...{ requestId: 'hostile', routeKey: 'POST /enrollments', stage: '$default' },
      timeEpoch: new Date(moment).getTime(),
    },
    ...(bytes.length > 0 && { body: bytes.toString(asText ? 'utf8' : 'base64') }),
    isBase64Encoded: bytes.length > 0 && !asText,
  };
}

/** When the battery's system lives: a Wednesday morning in Jakarta. */
export const moment = '2026-11-25T02:00:00.000Z';
