import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { DescribeKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import { DescribeSecretCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { KeyState, SecretState, TableState } from './facts.ts';

export async function tableState(client: DynamoDBClient, TableName: string): Promise<TableState> {
  const [{ Table }, { ContinuousBackupsDescription: backups }, { TimeToLiveDescription: expiry }] =
    await Promise.all([
      client.send(new DescribeTableCommand({ TableName })),
      client.send(new DescribeContinuousBackupsCommand({ TableName })),
      client.send(new DescribeTimeToLiveCommand({ TableName })),
    ]);
  const recovery = backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
  return {
    name: TableName,
    status: Table?.TableStatus ?? 'unknown',
    stream: Table?.StreamSpecification?.StreamEnabled === true,
    protectedFromDeletion: Table?.DeletionProtectionEnabled === true,
    recovery: recovery === 'ENABLED',
    expires: expiry?.TimeToLiveStatus === 'ENABLED' && expiry.AttributeName === 'expiresAt',
  };
}

export async function streamOf(client: DynamoDBClient, TableName: string): Promise<string | undefined> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  return Table?.LatestStreamArn;
}

export async function keyState(client: KMSClient, KeyId: string): Promise<KeyState> {
  const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId }));
  return { id: KeyId, state: KeyMetadata?.KeyState ?? 'unknown' };
}

/** Never its value. */
export async function secretState(client: SecretsManagerClient, SecretId: string): Promise<SecretState> {
  const told = await client.send(new DescribeSecretCommand({ SecretId }));
  const versions = Object.entries(told.VersionIdsToStages ?? {});
  return {
    id: SecretId,
    deleted: told.DeletedDate !== undefined,
    version: versions.find(([, stages]) => stages.includes('AWSCURRENT'))?.[0],
    tags: new Map((told.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
  };
}

export async function queueState(client: SQSClient, QueueUrl: string) {
  const AttributeNames = ['QueueArn' as const, 'ApproximateNumberOfMessages' as const];
  const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames }));
  return {
    arn: Attributes?.QueueArn ?? '',
    messages: Number(Attributes?.ApproximateNumberOfMessages ?? 0),
  };
}
