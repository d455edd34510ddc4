import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Log, Store } from './contract.ts';
import { zodContract } from './zod-contract.ts';

/** `POST /enrollments` as the guides of Express and zod show it. */
export function expressZod(store: Store, log: Log = console.error): Express {
  const app = express();
  app.use(express.json());
  app.post('/enrollments', (request, response) => {
    const parsed = zodContract.safeParse(request.body);
    if (!parsed.success) response.status(400).json({ errors: parsed.error.issues });
    else response.status(201).json(store.keep(parsed.data));
  });
  const failed: ErrorRequestHandler = (error, _request, response, _next) => {
    log(error);
    response.status(error.status ?? 500).json({ error: error.message });
  };
  app.use(failed);
  return app;
}
