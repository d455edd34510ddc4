import { Unavailable } from '../errors.ts';
import type { Secrets } from './secrets.ts';

/** The double of `StoredSecrets`. */
export class MemorySecrets implements Secrets {
  private readonly secrets: Readonly<Record<string, string>>;

  constructor(secrets: Readonly<Record<string, string>>) {
    this.secrets = secrets;
  }

  async read(id: string): Promise<string> {
    const secret = this.secrets[id];
    if (secret === undefined) throw new Unavailable('secrets');
    return secret;
  }
}
