import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { Refused } from '../failure.ts';

export type StoredSecret = { read(): Promise<string>; write(value: string): Promise<void> };

export const openSecret = (client: SecretsManagerClient, SecretId: string): StoredSecret => ({
  async read() {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
    if (!SecretString) throw new Refused('The secret is empty');
    return SecretString;
  },
  async write(SecretString) {
    await client.send(new PutSecretValueCommand({ SecretId, SecretString }));
  },
});
