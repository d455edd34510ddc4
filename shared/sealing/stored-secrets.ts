import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { shortPatience } from '../client-patience.ts';
import { Unavailable } from '../errors.ts';
import { remembered } from '../remembered.ts';
import type { Secrets } from './secrets.ts';

/** Five minutes: a key that is taken out of a secret soon opens nothing, and a busy container asks twelve times an hour. */
const lookAgainMs = 5 * 60 * 1000;

/** Secrets Manager, remembered for a while; where it does not answer, what was known still counts. */
export class StoredSecrets implements Secrets {
  private readonly client: SecretsManagerClient;
  private readonly now: () => number;
  private readonly readers = new Map<string, () => Promise<string>>();

  constructor(client: SecretsManagerClient, now: () => number) {
    this.client = client;
    this.now = now;
  }

  read(id: string): Promise<string> {
    const reader = this.readers.get(id) ?? this.readerOf(id);
    this.readers.set(id, reader);
    return reader();
  }

  private readerOf(id: string): () => Promise<string> {
    let last: string | undefined;
    const askAgain = async (): Promise<string> => {
      const text = await this.ask(id).catch((error: unknown) => {
        if (last !== undefined) return last;
        throw error;
      });
      last = text;
      return text;
    };
    return remembered(askAgain, lookAgainMs, this.now);
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
