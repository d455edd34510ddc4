import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type Common, nodeFunction } from './node-function.ts';
import type { StorageStack } from './storage-stack.ts';
import type { WebApi } from './web-api.ts';

export type IntakeProps = Common & { readonly storage: StorageStack; readonly api: WebApi };

/** What an applicant meets: the form, the one write that accepts it, the receipt and the status page. */
export class Intake extends Construct {
  constructor(scope: Construct, id: string, props: IntakeProps) {
    super(scope, id);
    this.enroll(props);
    this.pages(props);
  }

  private enroll(props: IntakeProps): void {
    const { api, storage, config } = props;
    const enroll = nodeFunction(this, 'enroll', {
      ...props,
      memorySize: 512,
      // Store, key and secret answer in milliseconds. Three tries of one that is silent take nine seconds, and the
      // form that then goes back to the person must still be written.
      timeout: Duration.seconds(20),
      environment: {
        TABLE_NAME: storage.records.table.tableName,
        SEALING_KEY_ID: storage.sealing.key.keyId,
        PEPPER_SECRET_ID: storage.sealing.pepper.secretArn,
        ORIGIN: api.origin,
        HOTLINE: config.hotline,
        URGENT_HOTLINES: JSON.stringify(config.urgentHotlines ?? []),
      },
      harm: 'Applicants cannot send their form and are asked to try again later.',
      wakes: true,
    });
    storage.records.grant(enroll, { PutItem: ['submissions', 'unmet'], Query: ['offices'] });
    storage.sealing.grantSeal(enroll);
    storage.sealing.grantPepper(enroll);
    api.route(enroll, ['POST /enrollments']);
  }

  private pages(props: IntakeProps): void {
    const { api, storage, config } = props;
    const pages = nodeFunction(this, 'pages', {
      ...props,
      memorySize: 512,
      // As above: where the store is silent, the form opens all the same.
      timeout: Duration.seconds(20),
      environment: {
        TABLE_NAME: storage.records.table.tableName,
        SEALING_KEY_ID: storage.sealing.key.keyId,
        PEPPER_SECRET_ID: storage.sealing.pepper.secretArn,
        HOTLINE: config.hotline,
        URGENT_HOTLINES: JSON.stringify(config.urgentHotlines ?? []),
      },
      harm: 'Applicants cannot open the form, their receipt or their status.',
      wakes: true,
    });
    storage.records.grant(pages, {
      GetItem: ['submissions', 'persons'],
      UpdateItem: ['submissions'],
      Query: ['offices'],
    });
    storage.sealing.grantSeal(pages);
    storage.sealing.grantPepper(pages);
    api.route(pages, [
      'GET /',
      'GET /assisted',
      'GET /status',
      'POST /status',
      'GET /catalog',
      'GET /districts',
      'GET /assets/{file}',
      'GET /worker.js',
      'GET /health',
      '$default',
    ]);
  }
}
