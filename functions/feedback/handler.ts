import middy from '@middy/core';
import { readEnvironment } from '../../shared/environment.ts';
import { consoleReport } from '../../shared/observing/report.ts';
import { reportErrors } from '../../shared/observing/report-errors.ts';
import { openTable } from '../../shared/storage/dynamo-table.ts';
import { type FeedbackDeps, feedback } from './feedback.ts';

const env = readEnvironment(['SERVICE_NAME', 'TABLE_NAME', 'CONFIGURATION_SET']);
const deps: FeedbackDeps = {
  table: openTable(env.TABLE_NAME, Date.now),
  report: consoleReport(env.SERVICE_NAME, Date.now),
  configurationSet: env.CONFIGURATION_SET,
};

export const handler = middy()
  .use(reportErrors(deps.report))
  .handler((event: unknown) => feedback(event, deps));
