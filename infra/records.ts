import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { type IndexName, indexes } from '../shared/storage/table.ts';
import type { Config } from './config.ts';
import { removalPolicy } from './removal.ts';

/** Calls of the table port; a query of an index is granted apart. */
export type TableCall = 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'Query';

/** What a query of an index returns besides the keys: enough for a list or a count, never the sealed part. */
const projected: Record<IndexName, string[]> = {
  byWeek: ['tally', 'kind'],
  byOffice: [
    ...['state', 'due', 'ownerNumber', 'restricted', 'kind', 'tally', 'changedAt', 'answeredAt'],
    'expiresAt',
  ],
};

/** The one table. */
export class Records extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, { config }: { readonly config: Config }) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      globalSecondaryIndexes: (['byWeek', 'byOffice'] as const).map(indexProps),
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: 'expiresAt',
      // Two weeks: a wrong Monday is noticed on the next one at the latest.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 14 },
      // Persons are sealed item by item. A customer-managed key here would hand kms:Decrypt to every reader.
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      deletionProtection: config.keepData,
      removalPolicy: removalPolicy(config),
    });
  }

  grant(grantee: IGrantable, ...calls: readonly TableCall[]): void {
    this.allow(grantee, calls, this.table.tableArn);
  }

  grantQuery(grantee: IGrantable, ...names: readonly IndexName[]): void {
    for (const name of names) this.allow(grantee, ['Query'], `${this.table.tableArn}/index/${name}`);
  }

  private allow(grantee: IGrantable, calls: readonly TableCall[], arn: string): void {
    Grant.addToPrincipal({
      grantee,
      actions: calls.map((call) => `dynamodb:${call}`),
      resourceArns: [arn],
    }).assertSuccess();
  }
}

function indexProps(name: IndexName) {
  return {
    indexName: name,
    partitionKey: text(indexes[name].partition),
    sortKey: text(indexes[name].sort),
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes: projected[name],
  };
}

function text(name: string) {
  return { name, type: AttributeType.STRING };
}
