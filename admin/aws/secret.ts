import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
  TagResourceCommand,
} from '@aws-sdk/client-secrets-manager';
import { Refused } from '../failure.ts';

/** `Origin`: only where the stage has an edge. */
export type SecretName = keyof typeof secrets;
/** The constructs that make them. */
export const secrets = {
  ...{ Pepper: 'SealingPepper', Link: 'SealingLink' },
  ...{ Canary: 'SealingCanary', Origin: 'OriginSecret' },
} as const;

export type StoredSecret = {
  read(): Promise<string>;
  readVersion(): Promise<{ readonly value: string; readonly version: string }>;
  write(value: string): Promise<void>;
  /** Notes beside the secret that say nothing of its value. */
  tag(notes: Readonly<Record<string, string>>): Promise<void>;
};

export const openSecret = (client: SecretsManagerClient, SecretId: string): StoredSecret => {
  const readVersion = async () => {
    const { SecretString, VersionId } = await client.send(new GetSecretValueCommand({ SecretId }));
    if (!SecretString) throw new Refused('The secret is empty');
    return { value: SecretString, version: VersionId ?? '' };
  };
  return {
    readVersion,
    read: async () => (await readVersion()).value,
    async write(SecretString) {
      await client.send(new PutSecretValueCommand({ SecretId, SecretString }));
    },
    async tag(notes) {
      const Tags = Object.entries(notes).map(([Key, Value]) => ({ Key, Value }));
      await client.send(new TagResourceCommand({ SecretId, Tags }));
    },
  };
};
