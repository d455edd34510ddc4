import type { Emulators } from '../emulators/emulators.ts';
import type { SecretProperties } from '../emulators/secrets.ts';
import type { QueueProperties } from '../emulators/sqs.ts';
import type { TableProperties } from '../emulators/tables.ts';
import type { Resources } from './resources.ts';

/** Makes what the template stores and sends with, in the emulators, under the names that its references give. */
export async function createResources(resources: Resources, emulators: Emulators): Promise<void> {
  const { dynamodb, sqs, ses, kms, secrets } = emulators;
  for (const table of tablesOf(resources))
    await dynamodb.createTable(table.raw as unknown as TableProperties);
  for (const queue of resources.of('AWS::SQS::Queue'))
    await sqs.createQueue(queue.raw as unknown as QueueProperties);
  for (const key of resources.of('AWS::KMS::Key')) kms.createKey(key.name);
  for (const { properties } of resources.of('AWS::KMS::Alias')) {
    kms.createAlias(properties.AliasName, properties.TargetKeyId.split('/').at(-1) ?? '');
  }
  for (const secret of resources.of('AWS::SecretsManager::Secret')) {
    secrets.createSecret(secret.raw as unknown as SecretProperties);
  }
  for (const identity of resources.of('AWS::SES::EmailIdentity')) ses.addIdentity(identity.name);
  for (const set of resources.of('AWS::SES::ConfigurationSet')) ses.addConfigurationSet(set.name);
}

export function tablesOf(resources: Resources) {
  return [...resources.of('AWS::DynamoDB::GlobalTable'), ...resources.of('AWS::DynamoDB::Table')];
}
