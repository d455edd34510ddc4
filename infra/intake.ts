import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { reported } from './alarms.ts';
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
      memorySize: 1769,
      // Store, key and secret answer in milliseconds. Three tries of one that is silent take nine seconds, and the
      // form that then goes back to the person must still be written.
      timeout: Duration.seconds(20),
      environment: {
        TABLE_NAME: storage.records.table.tableName,
        SEALING_KEY_ID: storage.sealing.key.keyId,
        PEPPER_SECRET_ID: storage.sealing.pepper.secretArn,
        CANARY_SECRET_ID: storage.sealing.canary.secretArn,
        ORIGIN: api.origin,
        HOTLINE: config.hotline,
        URGENT_HOTLINES: JSON.stringify(config.urgentHotlines ?? []),
      },
      harm: 'Applicants cannot send their form and are asked to try again later.',
      wakes: true,
    });
    storage.records.grant(enroll, { PutItem: ['submissions', 'unmet', 'canaries'], Query: ['offices'] });
    storage.sealing.grantSeal(enroll);
    storage.sealing.grantPepper(enroll);
    storage.sealing.grantCanary(enroll);
    api.route(enroll, ['POST /enrollments']);
    this.watchQuiet(enroll, props);
  }

  /** A form that nobody can reach fails nowhere. Canaries are not counted among those who apply. */
  private watchQuiet(enroll: IFunction, { operations, config: { quietDays } }: IntakeProps): void {
    if (quietDays === undefined) return;
    operations.alarmOnSilence(enroll, 'Quiet', {
      metric: reported('enroll', 'Enrollments').with({ period: Duration.days(1) }),
      periods: quietDays,
      title: 'Nobody applies',
      harm: `Nobody has applied for ${quietDays} days: people may not be able to reach the form.`,
      remedy: 'open the form on a phone with mobile data, and send one application to its receipt.',
    });
  }

  private pages(props: IntakeProps): void {
    const { api, storage, config } = props;
    const pages = nodeFunction(this, 'pages', {
      ...props,
      memorySize: 1769,
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
