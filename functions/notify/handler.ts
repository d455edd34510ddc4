import { setTimeout } from 'node:timers/promises';
import middy from '@middy/core';
import type { SQSEvent } from 'aws-lambda';
import type { BatchResponse } from '../../shared/batch/process-batch.ts';
import { readEnvironment } from '../../shared/environment.ts';
import { pacedMailer } from '../../shared/messaging/paced-mailer.ts';
import { openMailer } from '../../shared/messaging/ses-mailer.ts';
import { openLetterQueue } from '../../shared/messaging/sqs-letter-queue.ts';
import { openPutAside } from '../../shared/messaging/sqs-put-aside.ts';
import { consoleReport } from '../../shared/observing/report.ts';
import { reportErrors } from '../../shared/observing/report-errors.ts';
import { openTable } from '../../shared/storage/dynamo-table.ts';
import type { NotifyDeps } from './deps.ts';
import { notify } from './notify.ts';

const env = readEnvironment([
  ...(['SERVICE_NAME', 'TABLE_NAME', 'LETTER_QUEUE_URL'] as const),
  ...(['DEAD_LETTERS_URL', 'CONFIGURATION_SET', 'SENDER', 'MAIL_ONLY_TO', 'MAIL_EVERY_MS'] as const),
  ...(['DESK_MAILBOX', 'READERS'] as const),
]);
const deps: Omit<NotifyDeps, 'remainingMs'> = {
  table: openTable(env.TABLE_NAME, Date.now),
  queue: openLetterQueue(env.LETTER_QUEUE_URL),
  putAside: openPutAside(env.DEAD_LETTERS_URL),
  mailer: pacedMailer(openMailer(env.CONFIGURATION_SET, env.MAIL_ONLY_TO), {
    everyMs: env.MAIL_EVERY_MS,
    now: () => performance.now(),
    pause: (ms) => setTimeout(ms),
  }),
  sender: env.SENDER,
  readers: env.READERS,
  deskMailbox: env.DESK_MAILBOX,
  now: () => new Date(),
  report: consoleReport(env.SERVICE_NAME, Date.now),
};

export const handler = middy<SQSEvent, BatchResponse>()
  .use(reportErrors(deps.report))
  .handler((event: SQSEvent, context) =>
    notify(event, { ...deps, remainingMs: () => context.getRemainingTimeInMillis() }),
  );
