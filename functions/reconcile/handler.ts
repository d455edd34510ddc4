import middy from '@middy/core';
import { catalog } from '../../shared/catalog/current.ts';
import type { ConsequenceDeps } from '../../shared/consequences/deps.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { digestsFrom, tokensFrom } from '../../shared/identity/from-secrets.ts';
import { openLetterQueue } from '../../shared/messaging/sqs-letter-queue.ts';
import { consoleReport } from '../../shared/observing/report.ts';
import { reportErrors } from '../../shared/observing/report-errors.ts';
import { openSecrets } from '../../shared/sealing/stored-secrets.ts';
import { openTable } from '../../shared/storage/dynamo-table.ts';
import { reconcile } from './reconcile.ts';

const env = readEnvironment([
  ...(['SERVICE_NAME', 'TABLE_NAME', 'LETTER_QUEUE_URL', 'PEPPER_SECRET_ID'] as const),
  ...(['LINK_SECRET_ID', 'ORIGIN', 'HOLD_AFTER_SOURCE', 'HOLD_AFTER_PHONE'] as const),
]);
const secrets = openSecrets();
const deps: ConsequenceDeps = {
  table: openTable(env.TABLE_NAME),
  queue: openLetterQueue(env.LETTER_QUEUE_URL),
  catalog,
  digests: digestsFrom(secrets, env.PEPPER_SECRET_ID),
  tokens: tokensFrom(secrets, env.LINK_SECRET_ID),
  origin: env.ORIGIN,
  holdAfter: { source: Number(env.HOLD_AFTER_SOURCE), phone: Number(env.HOLD_AFTER_PHONE) },
  now: () => new Date(),
  report: consoleReport(env.SERVICE_NAME, Date.now),
};

export const handler = middy()
  .use(reportErrors(deps.report))
  .handler((event: unknown) => reconcile(event, deps));
