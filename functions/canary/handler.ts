import { setTimeout } from 'node:timers/promises';
import middy from '@middy/core';
import { catalog } from '../../shared/catalog/current.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { notBeforeItsTime } from '../../shared/messaging/scheduled-event.ts';
import { consoleReport } from '../../shared/observing/report.ts';
import { reportErrors } from '../../shared/observing/report-errors.ts';
import { openSecrets } from '../../shared/sealing/stored-secrets.ts';
import { openTable } from '../../shared/storage/dynamo-table.ts';
import { canary } from './canary.ts';
import type { CanaryDeps } from './deps.ts';
import { postTo } from './post.ts';

const env = readEnvironment(['SERVICE_NAME', 'TABLE_NAME', 'CANARY_SECRET_ID', 'ORIGIN']);
const secrets = openSecrets(Date.now);
const deps: CanaryDeps = {
  table: openTable(env.TABLE_NAME, Date.now),
  catalog,
  secret: () => secrets.read(env.CANARY_SECRET_ID),
  post: postTo(env.ORIGIN),
  pause: (ms) => setTimeout(ms),
  now: () => new Date(),
  report: consoleReport(env.SERVICE_NAME, Date.now),
};

export const handler = middy()
  .use(reportErrors(deps.report))
  .use(notBeforeItsTime(Date.now))
  .handler((event: unknown) => canary(event, deps));
