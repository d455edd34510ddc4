import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type Common, nodeFunction } from './node-function.ts';
import type { StorageStack } from './storage-stack.ts';
import type { WebApi } from './web-api.ts';

export type DirectoryProps = Common & { readonly storage: StorageStack; readonly api: WebApi };

/** Offices and their addresses, entered by the operator through a function: the operator's own role writes none of it. */
export class Directory extends Construct {
  readonly byHand: IFunction;

  constructor(scope: Construct, id: string, props: DirectoryProps) {
    super(scope, id);
    const { storage, api, config } = props;
    const directory = nodeFunction(this, 'directory', {
      ...props,
      memorySize: 1769,
      timeout: Duration.minutes(1),
      environment: {
        TABLE_NAME: storage.records.table.tableName,
        LETTER_QUEUE_URL: storage.letterQueue.queue.queueUrl,
        PEPPER_SECRET_ID: storage.sealing.pepper.secretArn,
        LINK_SECRET_ID: storage.sealing.link.secretArn,
        ORIGIN: api.origin,
        HOTLINE: config.hotline,
        GOVERNMENT_DOMAINS: JSON.stringify(config.governmentDomains),
      },
      harm: 'Nobody can enter or prove the address of an office: its district stays closed, or its letters go astray.',
    });
    storage.records.grant(directory, {
      GetItem: ['offices', 'letters'],
      PutItem: ['offices', 'letters', 'codes'],
      UpdateItem: ['offices'],
      Query: ['offices'],
    });
    storage.letterQueue.grantSend(directory);
    storage.sealing.grantPepper(directory);
    storage.sealing.grantLinks(directory);
    this.byHand = directory;
  }
}
