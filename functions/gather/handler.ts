import middy from '@middy/core';
import { catalog } from '../../shared/catalog/current.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { digestsFrom, tokensFrom } from '../../shared/identity/from-secrets.ts';
import { notBeforeItsTime } from '../../shared/messaging/scheduled-event.ts';
import { openLetterQueue } from '../../shared/messaging/sqs-letter-queue.ts';
import { consoleReport } from '../../shared/observing/report.ts';
import { reportErrors } from '../../shared/observing/report-errors.ts';
import { openSecrets } from '../../shared/sealing/stored-secrets.ts';
import { openTable } from '../../shared/storage/dynamo-table.ts';
import type { GatherDeps } from './deps.ts';
import { gather } from './gather.ts';
import { asksToSendAgain, sendAgain } from './send-again.ts';

const env = readEnvironment([
  ...(['SERVICE_NAME', 'TABLE_NAME', 'LETTER_QUEUE_URL'] as const),
  ...(['PEPPER_SECRET_ID', 'LINK_SECRET_ID', 'ORIGIN', 'HOTLINE', 'RHYTHM_HOURS'] as const),
]);
const secrets = openSecrets(Date.now);
const deps: GatherDeps = {
  table: openTable(env.TABLE_NAME, Date.now),
  queue: openLetterQueue(env.LETTER_QUEUE_URL),
  catalog,
  digests: digestsFrom(secrets, env.PEPPER_SECRET_ID),
  tokens: tokensFrom(secrets, env.LINK_SECRET_ID, Date.now),
  origin: env.ORIGIN,
  hotline: env.HOTLINE,
  rhythmHours: env.RHYTHM_HOURS,
  report: consoleReport(env.SERVICE_NAME, Date.now),
};

export const handler = middy()
  .use(reportErrors(deps.report))
  .use(notBeforeItsTime(Date.now))
  .handler((event: unknown) => (asksToSendAgain(event) ? sendAgain(event, deps) : gather(event, deps)));
