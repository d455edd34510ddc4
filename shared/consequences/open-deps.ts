import { catalog } from '../catalog/current.ts';
import { readEnvironment } from '../environment.ts';
import { digestsFrom, tokensFrom } from '../identity/from-secrets.ts';
import { openLetterQueue } from '../messaging/sqs-letter-queue.ts';
import { consoleReport } from '../observing/report.ts';
import { openSecrets } from '../sealing/stored-secrets.ts';
import { openTable } from '../storage/dynamo-table.ts';
import type { ConsequenceDeps } from './deps.ts';

/** The collaborators of `dispatch` and `reconcile`, which do the same things: one when told, one when it looks. */
export function openConsequences(now: () => number): ConsequenceDeps {
  const env = readEnvironment([
    ...(['SERVICE_NAME', 'TABLE_NAME', 'LETTER_QUEUE_URL', 'PEPPER_SECRET_ID'] as const),
    ...(['LINK_SECRET_ID', 'ORIGIN', 'HOLD_AFTER_SOURCE', 'HOLD_AFTER_PHONE', 'CROWD_AFTER'] as const),
  ]);
  const secrets = openSecrets(now);
  return {
    table: openTable(env.TABLE_NAME, now),
    queue: openLetterQueue(env.LETTER_QUEUE_URL),
    catalog,
    digests: digestsFrom(secrets, env.PEPPER_SECRET_ID),
    tokens: tokensFrom(secrets, env.LINK_SECRET_ID, now),
    origin: env.ORIGIN,
    holdAfter: { source: env.HOLD_AFTER_SOURCE, phone: env.HOLD_AFTER_PHONE },
    crowdAfter: env.CROWD_AFTER,
    now: () => new Date(now()),
    report: consoleReport(env.SERVICE_NAME, now),
  };
}
