import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { shortPatience } from '../client-patience.ts';
import { Unavailable } from '../errors.ts';
import type { Secrets } from './secrets.ts';

/** Secrets Manager, asked once per container: a failed read is tried again by the next request. */
export class StoredSecrets implements Secrets {
  private readonly client: SecretsManagerClient;
  private readonly known = new Map<string, string>();

  constructor(client: SecretsManagerClient) {
    this.client = client;
  }

  async read(id: string): Promise<string> {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const answer = await this.client
      .send(new GetSecretValueCommand({ SecretId: id }))
      .catch((cause: unknown) => {
        throw new Unavailable('secrets', { cause });
      });
    if (!answer.SecretString) throw new Unavailable('secrets: empty answer');
    this.known.set(id, answer.SecretString);
    return answer.SecretString;
  }
}

export const openSecrets = (): Secrets => new StoredSecrets(new SecretsManagerClient(shortPatience));
