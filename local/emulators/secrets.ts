import { createHash, randomUUID } from 'node:crypto';
import type { Account } from '../account.ts';
import { arnIn, type CallGate, type Emulator, type HostClock, localPlace, type Place } from './emulator.ts';
import { type GenerateSecretString, generateSecretString } from './generate-secret.ts';
import { type Input, ServiceError, startJsonService } from './json-service.ts';
import { KeptFile } from './kept-file.ts';

/** What counts of `AWS::SecretsManager::Secret`; the rest is passed over. */
export type SecretProperties = {
  readonly Name: string;
  readonly SecretString?: string;
  readonly GenerateSecretString?: GenerateSecretString;
};

export type SecretsEmulator = Emulator & {
  /** Makes the secret as the template says, once: a kept one stays as it is. */
  createSecret(properties: SecretProperties): { readonly arn: string; readonly name: string };
  /** As CloudFormation reads it, by its name. */
  valueOf(name: string): string | undefined;
};

type Options = {
  readonly gate: CallGate;
  readonly clock: HostClock;
  readonly directory?: string;
  readonly place?: Place;
  readonly account?: Pick<Account, 'state'>;
};
type Tag = { readonly Key: string; readonly Value: string };
type Secret = {
  readonly value: string;
  readonly version: string;
  readonly createdAt: number;
  readonly tags?: readonly Tag[];
};

export async function startSecrets(options: Options): Promise<SecretsEmulator> {
  const { gate, clock, directory, place = localPlace, account } = options;
  const secrets = new KeptFile<Secret>(directory, 'secrets.json');
  const arns = new Map<string, string>();

  const find = (id: unknown): Secret & { readonly name: string } => {
    const name = arns.get(String(id)) ?? String(id);
    const secret = secrets.get(name);
    if (secret) return { ...secret, name };
    throw new ServiceError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  };
  const isDeleted = () => account?.state().secrets === 'deleted';

  const getSecretValue = ({ SecretId }: Input): object => {
    const { name, ...secret } = find(SecretId);
    if (isDeleted()) throw new ServiceError('InvalidRequestException', 'The secret is marked for deletion.');
    return {
      ARN: arnOf(place, name),
      Name: name,
      VersionId: secret.version,
      VersionStages: ['AWSCURRENT'],
      SecretString: secret.value,
      CreatedDate: secret.createdAt / 1000,
    };
  };

  const putSecretValue = ({ SecretId, SecretString }: Input): object => {
    const { name, ...before } = find(SecretId);
    const version = randomUUID();
    secrets.set(name, { ...before, value: String(SecretString), version, createdAt: clock.now() });
    return { ARN: arnOf(place, name), Name: name, VersionId: version, VersionStages: ['AWSCURRENT'] };
  };

  const describeSecret = ({ SecretId }: Input): object => {
    const { name, version, createdAt, tags = [] } = find(SecretId);
    return {
      ...{ ARN: arnOf(place, name), Name: name, LastChangedDate: createdAt / 1000, Tags: tags },
      VersionIdsToStages: { [version]: ['AWSCURRENT'] },
      ...(isDeleted() && { DeletedDate: clock.now() / 1000 }),
    };
  };

  const tagResource = ({ SecretId, Tags }: Input): object => {
    const { name, ...secret } = find(SecretId);
    const given = Tags as readonly Tag[];
    const kept = (secret.tags ?? []).filter(({ Key }) => !given.some((one) => one.Key === Key));
    secrets.set(name, { ...secret, tags: [...kept, ...given] });
    return {};
  };

  const operations = {
    ...{ GetSecretValue: getSecretValue, PutSecretValue: putSecretValue },
    ...{ DescribeSecret: describeSecret, TagResource: tagResource },
  };
  const asked = ({ SecretId }: Input) => {
    const given = String(SecretId);
    return { resources: [given.startsWith('arn:') ? given : arnOf(place, given)] };
  };
  const service = { name: 'secretsmanager', operations, asked } as const;
  const emulator = await startJsonService(service, gate);
  return {
    ...emulator,
    valueOf: (name) => secrets.get(name)?.value,
    createSecret: (properties) => {
      const { Name: name } = properties;
      if (!secrets.get(name)) {
        secrets.set(name, { value: initialValue(properties), version: randomUUID(), createdAt: clock.now() });
      }
      const arn = arnOf(place, name);
      arns.set(arn, name);
      return { arn, name };
    },
  };
}

function initialValue({ SecretString, GenerateSecretString }: SecretProperties): string {
  return SecretString ?? generateSecretString(GenerateSecretString ?? {});
}

/** Ends like a real one in six characters of chance, here of the name, so that it stays the same. */
function arnOf(place: Place, name: string): string {
  const suffix = createHash('sha256').update(name).digest('hex').slice(0, 6);
  return arnIn(place, 'secretsmanager', `secret:${name}-${suffix}`);
}
