import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type Config, edgeOf } from './config.ts';
import { Erasures } from './erasures.ts';
import { LetterQueue } from './letter-queue.ts';
import { Mail } from './mail.ts';
import { OriginSecret } from './origin-secret.ts';
import { Records } from './records.ts';
import { Sealing } from './sealing.ts';

export type StorageStackProps = StackProps & { readonly config: Config };

/**
 * What must outlive every deployment: people's records, the keys to them, the sending identity and the letters under way.
 * Moving a construct here changes its logical id, and CloudFormation would replace the table: a test holds the ids.
 */
export class StorageStack extends Stack {
  readonly records: Records;
  readonly sealing: Sealing;
  readonly mail: Mail;
  readonly letterQueue: LetterQueue;
  readonly erasures: Erasures;
  /** Where there is an edge. */
  readonly originSecret: OriginSecret | undefined;

  constructor(scope: Construct, id: string, { config, ...props }: StorageStackProps) {
    super(scope, id, props);
    this.records = new Records(this, 'Records', { config });
    this.sealing = new Sealing(this, 'Sealing', { config });
    this.mail = new Mail(this, 'Mail', { config });
    this.letterQueue = new LetterQueue(this, 'LetterQueue', { config });
    this.erasures = new Erasures(this, 'Erasures', { config });
    this.originSecret = edgeOf(config) && new OriginSecret(this, 'Origin', { config });

    new CfnOutput(this, 'TableName', { value: this.records.table.tableName });
  }
}
