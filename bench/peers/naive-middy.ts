import middy from '@middy/core';
import httpErrorHandler from '@middy/http-error-handler';
import httpHeaderNormalizer from '@middy/http-header-normalizer';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import httpSecurityHeaders from '@middy/http-security-headers';
import type { Log, Store } from './contract.ts';
import { zodContract } from './zod-contract.ts';

type Event = { readonly body: unknown };
type Answer = {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: string;
};

const json = (statusCode: number, body: unknown): Answer => ({
  statusCode,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** `POST /enrollments` as the guides of middy and zod show it. */
export const naiveMiddy = (store: Store, log: Log = console.error) =>
  middy<Event, Answer>()
    .use(httpHeaderNormalizer())
    .use(httpJsonBodyParser())
    .use(httpSecurityHeaders())
    .use(httpErrorHandler({ logger: log }))
    .handler(async ({ body }) => {
      const parsed = zodContract.safeParse(body);
      if (!parsed.success) return json(400, { errors: parsed.error.issues });
      return json(201, store.keep(parsed.data));
    });
