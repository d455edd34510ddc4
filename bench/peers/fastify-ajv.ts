import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fastify, { type FastifyInstance } from 'fastify';
import { ajvContract } from './ajv-contract.ts';
import type { Kept, Log, Store } from './contract.ts';

/**
 * `POST /enrollments` as the guides of Fastify and ajv show it. Fastify's own ajv would change types and drop unknown
 * fields without a word; the guides show how to forbid that, so it is forbidden here.
 */
export function fastifyAjv(store: Store, log: Log = console.error): FastifyInstance {
  const app = fastify();
  const ajv = new Ajv({ allErrors: true, useDefaults: true, coerceTypes: false, removeAdditional: false });
  addFormats.default(ajv);
  app.setValidatorCompiler(({ schema }) => ajv.compile(schema as object));
  app.addHook('onError', async (_request, _reply, error) => log(error));
  app.post('/enrollments', { schema: { body: ajvContract } }, async (request, reply) =>
    reply.code(201).send(store.keep(request.body as Kept)),
  );
  return app;
}
