import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Config } from './config.ts';
import { removalPolicy } from './removal.ts';

/**
 * Who was erased, as keyed hashes: a table of its own, so that a restore of the records does not bring them back. No
 * function may use it; the privacy officer's role alone does.
 */
export class Erasures extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, { config }: { readonly config: Config }) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      timeToLiveAttribute: 'expiresAt',
      // Longer than the records: whatever of them can be brought back, this can.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      deletionProtection: config.keepData,
      removalPolicy: removalPolicy(config),
    });
  }

  /** To write a tombstone, and to read all of them after a restore. */
  grantErase(grantee: IGrantable): void {
    const actions = ['GetItem', 'PutItem', 'Query'].map((call) => `dynamodb:${call}`);
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.table.tableArn] }).assertSuccess();
  }

  /** Out of here and in, with the records. */
  grantMove(grantee: IGrantable): void {
    const actions = ['dynamodb:Scan', 'dynamodb:PutItem'];
    Grant.addToPrincipal({ grantee, actions, resourceArns: [this.table.tableArn] }).assertSuccess();
  }
}
