import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { shortPatience } from '../client-patience.ts';
import { Unavailable } from '../errors.ts';
import type { Secrets } from './secrets.ts';

/** Five minutes: a key that is taken out of a secret soon opens nothing, and a busy container asks twelve times an hour. */
const lookAgainMs = 5 * 60 * 1000;

type Known = { readonly text: string; readonly at: number };

/** Secrets Manager, remembered for a while; where it does not answer, what was known still counts. */
export class StoredSecrets implements Secrets {
  private readonly client: SecretsManagerClient;
  private readonly now: () => number;
  private readonly known = new Map<string, Known>();

  constructor(client: SecretsManagerClient, now: () => number) {
    this.client = client;
    this.now = now;
  }

  async read(id: string): Promise<string> {
    const known = this.known.get(id);
    // A clock that went backwards must not lengthen it.
    if (known && Math.abs(this.now() - known.at) < lookAgainMs) return known.text;
    const text = await this.ask(id).catch((error: unknown) => {
      if (known) return known.text;
      throw error;
    });
    this.known.set(id, { text, at: this.now() });
    return text;
  }

  private async ask(SecretId: string): Promise<string> {
    const answer = await this.client.send(new GetSecretValueCommand({ SecretId })).catch((cause: unknown) => {
      throw new Unavailable('secrets', { cause });
    });
    if (!answer.SecretString) throw new Unavailable('secrets: empty answer');
    return answer.SecretString;
  }
}

export const openSecrets = (now: () => number): Secrets =>
  new StoredSecrets(new SecretsManagerClient(shortPatience), now);
