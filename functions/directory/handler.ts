import middy from '@middy/core';
import { catalog } from '../../shared/catalog/current.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { digestsFrom, tokensFrom } from '../../shared/identity/from-secrets.ts';
import { openLetterQueue } from '../../shared/messaging/sqs-letter-queue.ts';
import { consoleReport } from '../../shared/observing/report.ts';
import { reportErrors } from '../../shared/observing/report-errors.ts';
import { openSecrets } from '../../shared/sealing/stored-secrets.ts';
import { openTable } from '../../shared/storage/dynamo-table.ts';
import type { DirectoryDeps } from './deps.ts';
import { directory } from './directory.ts';

const env = readEnvironment([
  ...(['SERVICE_NAME', 'TABLE_NAME', 'LETTER_QUEUE_URL', 'PEPPER_SECRET_ID', 'LINK_SECRET_ID'] as const),
  ...(['ORIGIN', 'HOTLINE', 'GOVERNMENT_DOMAINS'] as const),
]);
const secrets = openSecrets(Date.now);
const deps: DirectoryDeps = {
  table: openTable(env.TABLE_NAME, Date.now),
  queue: openLetterQueue(env.LETTER_QUEUE_URL),
  catalog,
  digests: digestsFrom(secrets, env.PEPPER_SECRET_ID),
  tokens: tokensFrom(secrets, env.LINK_SECRET_ID, Date.now),
  origin: env.ORIGIN,
  hotline: env.HOTLINE,
  governmentDomains: env.GOVERNMENT_DOMAINS,
  now: () => new Date(),
  report: consoleReport(env.SERVICE_NAME, Date.now),
};

export const handler = middy()
  .use(reportErrors(deps.report))
  .handler((event: unknown) => directory(event, deps));
