import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Config } from './config.ts';
import type { StorageStack } from './storage-stack.ts';
import type { WebApi } from './web-api.ts';

type Parts = { readonly storage: StorageStack; readonly api: WebApi; readonly config: Config };

/** What a function needs that carries out consequences: see `shared/consequences/open-deps.ts`, which reads it. */
export const consequenceEnvironment = ({ storage, api, config }: Parts) => ({
  TABLE_NAME: storage.records.table.tableName,
  LETTER_QUEUE_URL: storage.letterQueue.queue.queueUrl,
  PEPPER_SECRET_ID: storage.sealing.pepper.secretArn,
  LINK_SECRET_ID: storage.sealing.link.secretArn,
  ORIGIN: api.origin,
  HOLD_AFTER_SOURCE: String(config.holdAfter.source),
  HOLD_AFTER_PHONE: String(config.holdAfter.phone),
  CROWD_AFTER: String(config.crowdAfter),
});

/** Letters may be queued, and links made; what it may do with the table is its own. */
export function grantConsequences(fn: IGrantable, { storage }: Pick<Parts, 'storage'>): void {
  storage.letterQueue.grantSend(fn);
  storage.sealing.grantPepper(fn);
  storage.sealing.grantLinks(fn);
}
