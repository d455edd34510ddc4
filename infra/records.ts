import { Stack } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type ITableV2,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { indexPartitions, type PartitionKind, partitions } from '../shared/storage/partitions.ts';
import { type IndexName, indexes } from '../shared/storage/table.ts';
import type { Config } from './config.ts';
import { removalPolicy } from './removal.ts';

/** Calls of the table port, each with the kinds of partitions that it may reach. */
export type TableCalls = {
  readonly [Call in 'GetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'Query']?: readonly PartitionKind[];
};

/** Queries of the indexes, each with the kinds of the index's own partitions. */
export type IndexQueries = {
  readonly [Name in IndexName]?: readonly (keyof (typeof indexPartitions)[Name])[];
};

/** What a query of an index returns besides the keys: enough for a list or a count, never the sealed part. */
export const projected: Record<IndexName, string[]> = {
  byWeek: ['tally', 'kind'],
  byOffice: [
    ...['state', 'due', 'ownerNumber', 'restricted', 'kind', 'tally', 'changedAt', 'answeredAt'],
    ...['renewed', 'withdrawal', 'expiresAt'],
  ],
};

/** The one table. */
export class Records extends Construct {
  /** The stack's own, or the one that a restore has made in its place. */
  readonly table: Pick<ITableV2, 'tableName' | 'tableArn'>;

  /** How a restore must name its table, so that the privacy officer may work on it. */
  readonly restoredArn: string;

  constructor(scope: Construct, id: string, { config }: { readonly config: Config }) {
    super(scope, id);
    const own = new TableV2(this, 'Table', {
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
    this.restoredArn = Stack.of(this).formatArn({
      ...{ service: 'dynamodb', resource: 'table' },
      resourceName: `pemberdayaan-tki-${config.stage}-restored`,
    });
    this.table = config.restoredTable ? adopt(this, config.restoredTable) : own;
  }

  grant(grantee: IGrantable, calls: TableCalls, arn = this.table.tableArn): void {
    for (const [call, kinds] of Object.entries(calls))
      this.allow(grantee, call, { arn, keys: kinds.map((kind) => partitions[kind]) });
  }

  grantQuery(grantee: IGrantable, { byWeek, byOffice }: IndexQueries, table = this.table.tableArn): void {
    const arn = (name: IndexName) => `${table}/index/${name}`;
    if (byWeek) {
      const keys = byWeek.map((kind) => indexPartitions.byWeek[kind]);
      this.allow(grantee, 'Query', { arn: arn('byWeek'), keys });
    }
    if (byOffice) {
      const keys = byOffice.map((kind) => indexPartitions.byOffice[kind]);
      this.allow(grantee, 'Query', { arn: arn('byOffice'), keys });
    }
  }

  /** Whole, out of here and in: neither call can be held to kinds of items. */
  grantMove(grantee: IGrantable): void {
    const actions = ['dynamodb:Scan', 'dynamodb:PutItem'];
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.table.tableArn] }).assertSuccess();
  }

  /** Each of these calls names its partition; `ForAllValues` is what AWS asks for with this key. */
  private allow(
    grantee: IGrantable,
    call: string,
    { arn, keys }: { readonly arn: string; readonly keys: readonly string[] },
  ): void {
    Grant.addToPrincipal({
      grantee,
      actions: [`dynamodb:${call}`],
      resourceArns: [arn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys } },
    }).assertSuccess();
  }
}

const adopt = (scope: Construct, { name, streamArn }: NonNullable<Config['restoredTable']>): ITableV2 =>
  TableV2.fromTableAttributes(scope, 'Restored', { tableName: name, tableStreamArn: streamArn });

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
