import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { catalog } from '../../shared/catalog/current.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { tokensFrom } from '../../shared/identity/from-secrets.ts';
import { notBeforeItsTime } from '../../shared/messaging/scheduled-event.ts';
import { openLetterQueue } from '../../shared/messaging/sqs-letter-queue.ts';
import { consoleReport } from '../../shared/observing/report.ts';
import { reportErrors } from '../../shared/observing/report-errors.ts';
import { openSecrets } from '../../shared/sealing/stored-secrets.ts';
import { openTable } from '../../shared/storage/dynamo-table.ts';
import { askRecount, asksRecount } from './ask-recount.ts';
import type { SummarizeDeps } from './deps.ts';
import { summarize } from './summarize.ts';

const env = readEnvironment([
  ...(['SERVICE_NAME', 'TABLE_NAME', 'LETTER_QUEUE_URL', 'LINK_SECRET_ID', 'ORIGIN', 'READER_IDS'] as const),
]);
const deps: Omit<SummarizeDeps, 'remainingMs'> = {
  table: openTable(env.TABLE_NAME, Date.now),
  queue: openLetterQueue(env.LETTER_QUEUE_URL),
  catalog,
  tokens: tokensFrom(openSecrets(Date.now), env.LINK_SECRET_ID, Date.now),
  origin: env.ORIGIN,
  readerIds: env.READER_IDS,
  now: () => new Date(),
  report: consoleReport(env.SERVICE_NAME, Date.now),
};

export const handler = middy()
  .use(reportErrors(deps.report))
  .use(notBeforeItsTime(Date.now))
  .handler((event: unknown, context: Context) =>
    asksRecount(event)
      ? askRecount(event, deps)
      : summarize(event, { ...deps, remainingMs: () => context.getRemainingTimeInMillis() }),
  );
