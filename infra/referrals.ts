import { Duration } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, type IFunction, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { consequenceEnvironment, grantConsequences } from './consequences.ts';
import { type Common, nodeFunction } from './node-function.ts';
import type { Operations } from './operations.ts';
import { roleName } from './role-names.ts';
import type { StorageStack } from './storage-stack.ts';
import type { WebApi } from './web-api.ts';

export type ReferralsProps = Common & { readonly storage: StorageStack; readonly api: WebApi };

/**
 * What `dispatch` is called for: a new submission, the canary's, a request of the applicant, an office's answer.
 * A pattern can ask for existence only of a value, so it ends at DynamoDB's type letter:
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
const changes = [
  { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('S#') } } } },
  { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['canary'] } } } },
  changed(['submission'], 'requestNumber'),
  changed(['referral', 'check'], 'answerNumber'),
];

/** From a stored submission to referrals with one owner each, and the pages on which the owners answer. */
export class Referrals extends Construct {
  /** How far `dispatch` is behind the table. */
  readonly lag: IMetric;

  constructor(scope: Construct, id: string, props: ReferralsProps) {
    super(scope, id);
    this.lag = this.dispatch(props).metric('IteratorAge', {
      statistic: 'Maximum',
      period: Duration.minutes(5),
    });
    this.watch(props.operations);
    this.office(props);
  }

  private dispatch(props: ReferralsProps): IFunction {
    const { storage } = props;
    const dispatch = nodeFunction(this, 'dispatch', {
      ...props,
      memorySize: 512,
      timeout: Duration.minutes(1),
      environment: consequenceEnvironment(props),
      harm: 'Accepted applications reach no office: nobody calls the applicants.',
      wakes: true,
    });
    storage.records.grant(dispatch, {
      GetItem: ['submissions', 'persons', 'offices', 'canaries'],
      PutItem: ['persons', 'letters', 'canaries'],
      UpdateItem: ['persons', 'holds'],
    });
    grantConsequences(dispatch, props);
    this.followTable(dispatch, props);
    return dispatch;
  }

  private followTable(dispatch: IFunction, { storage, operations }: ReferralsProps): void {
    dispatch.addEventSource(
      // The cast bridges two declarations of the library that differ only under exactOptionalPropertyTypes.
      new DynamoEventSource(storage.records.table as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: changes.map(FilterCriteria.filter),
        batchSize: 50,
        // Order matters within one item only, and Lambda keeps it per partition key.
        parallelizationFactor: 4,
        reportBatchItemFailures: true,
        bisectBatchOnError: true,
        // Bounds what a poison record costs. Age alone gives nothing up: the stream holds a record for 24 hours.
        retryAttempts: 30,
        onFailure: operations.givenUp,
      }),
    );
  }

  private watch(operations: Operations): void {
    operations.alarm(this, 'Lags', {
      metric: this.lag,
      // In milliseconds. Restricted cases are promised at once.
      atLeast: Duration.minutes(10).toMilliseconds(),
      title: 'Applications wait for their office',
      wakes: true,
      harm: 'Accepted applications have waited over ten minutes for their office; after 24 hours they would be lost to it.',
      remedy: 'look for the error or throttle in the log of dispatch.',
    });
    operations.alarmOnReport(this, 'NobodyToTell', 'dispatch', 'RestrictedWithoutMailbox', {
      title: 'A person in trouble reaches no office',
      of: 'dispatch',
      wakes: true,
      harm: 'A person in trouble has asked for help, and an office that owns the case, or was let in, has no verified mailbox.',
      remedy: 'call the office now, then verify its mailbox.',
    });
    operations.alarmOnReport(this, 'NobodyElse', 'dispatch', 'DisputedAtSameOffice', {
      title: 'No other office for a person in trouble',
      of: 'dispatch',
      harm: 'A person in trouble says that no help came, and no other office may own the case: the same one has it again.',
      remedy: 'call that office today.',
    });
  }

  private office(props: ReferralsProps): void {
    const { api, storage, config, operations } = props;
    const office = nodeFunction(this, 'office', {
      ...props,
      roleName: roleName(config, 'office'),
      memorySize: 512,
      timeout: Duration.seconds(20),
      environment: {
        TABLE_NAME: storage.records.table.tableName,
        SEALING_KEY_ID: storage.sealing.key.keyId,
        PEPPER_SECRET_ID: storage.sealing.pepper.secretArn,
        LINK_SECRET_ID: storage.sealing.link.secretArn,
        CONFIGURATION_SET: storage.mail.configurationSet.configurationSetName,
        SENDER: config.sender,
        MAIL_ONLY_TO: JSON.stringify(config.mailOnlyTo ?? null),
        ORIGIN: api.origin,
        HOTLINE: config.hotline,
        URGENT_HOTLINES: JSON.stringify(config.urgentHotlines ?? []),
      },
      harm: 'Offices cannot sign in or answer: applicants wait for their call.',
    });
    storage.records.grant(office, {
      GetItem: ['submissions', 'persons', 'offices', 'codes', 'liveNeeds', 'statements'],
      PutItem: ['persons', 'codes'],
      // An office proves its address by a code that it hears on its telephone.
      UpdateItem: ['persons', 'codes', 'offices'],
      Query: ['persons', 'offices', 'letters'],
    });
    storage.records.grantQuery(office, { byOffice: ['lists'] });
    storage.sealing.grantUnseal(office);
    storage.sealing.grantPepper(office);
    storage.sealing.grantLinks(office);
    storage.mail.grantSend(office);
    api.route(office, [
      'GET /office',
      'GET /office/{token}',
      'POST /office/code',
      'POST /office/session',
      'GET /office/verify/{token}',
      'POST /office/verify',
      'GET /office/list',
      'GET /office/referrals/{id}',
      'POST /office/answers',
      'GET /office/support',
      'GET /office/desk',
    ]);
    operations.alarmOnReport(office, 'NoCodes', 'office', 'CodesNotSent', {
      title: 'Sign-in codes are not sent',
      harm: 'SES did not take the code of somebody at an office, who cannot sign in: applicants wait for their call.',
      remedy: 'see code-not-sent in the log of office for the reason that SES gives.',
    });
    operations.alarmOnReport(office, 'UnusualUnsealing', 'office', 'UnusualUnsealing', {
      title: 'Too many people are opened',
      wakes: true,
      harm: 'Somebody signed in at an office has opened more people in an hour than its work explains: their data may be leaving.',
      remedy: 'see in the log of office which office, call it and the privacy officer now.',
    });
  }
}

function changed(kinds: string[], number: string) {
  return {
    eventName: ['MODIFY'],
    dynamodb: { NewImage: { kind: { S: kinds }, [number]: { N: FilterRule.exists() } } },
  };
}
