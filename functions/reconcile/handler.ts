import middy from '@middy/core';
import { openConsequences } from '../../shared/consequences/open-deps.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { notBeforeItsTime } from '../../shared/messaging/scheduled-event.ts';
import { openQueueDepth } from '../../shared/messaging/sqs-queue-depth.ts';
import { reportErrors } from '../../shared/observing/report-errors.ts';
import type { ReconcileDeps } from './deps.ts';
import { reconcile } from './reconcile.ts';

const env = readEnvironment(['DEAD_LETTERS_URL', 'DEAD_WORK_URL']);
const deps: ReconcileDeps = {
  ...openConsequences(Date.now),
  deadLetters: openQueueDepth(env.DEAD_LETTERS_URL),
  deadWork: openQueueDepth(env.DEAD_WORK_URL),
};

export const handler = middy()
  .use(reportErrors(deps.report))
  .use(notBeforeItsTime(Date.now))
  .handler((event: unknown) => reconcile(event, deps));
