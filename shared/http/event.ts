import * as z from 'zod/mini';
import { RequestError } from '../errors.ts';
import type { HttpRequest } from './request.ts';

const texts = z.record(z.string(), z.string());

/** Two headers of one name in different case are joined as the gateway joins those of the same: neither of them wins. */
const headers = z.pipe(
  texts,
  z.transform((given) => {
    const folded = new Map<string, string>();
    for (const [name, value] of Object.entries(given)) {
      const before = folded.get(name.toLowerCase());
      folded.set(name.toLowerCase(), before === undefined ? value : `${before},${value}`);
    }
    return Object.fromEntries(folded);
  }),
);

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
export const httpApiEvent = z.object({
  version: z.literal('2.0'),
  routeKey: z.string(),
  rawPath: z.string(),
  headers,
  cookies: z.optional(z.array(z.string())),
  queryStringParameters: z.optional(texts),
  pathParameters: z.optional(texts),
  body: z.optional(z.string()),
  isBase64Encoded: z.boolean(),
  requestContext: z.object({
    // The largest moment that a date can hold: https://tc39.es/ecma262/#sec-time-values-and-time-range
    timeEpoch: z.int().check(z.gte(0), z.lte(8.64e15)),
    http: z.object({ method: z.string(), path: z.string(), sourceIp: z.string().check(z.minLength(1)) }),
  }),
});

/** What our functions read of an event, header names in small letters. Throws RequestError `invalid-request`. */
export function readRequest(event: unknown): HttpRequest {
  const parsed = httpApiEvent.safeParse(event);
  if (!parsed.success) throw new RequestError('invalid-request');
  const { version: _, ...request } = parsed.data;
  return request;
}
