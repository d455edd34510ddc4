import type { Secrets } from '../sealing/secrets.ts';
import { Digests } from './digests.ts';
import { linkKeysAt } from './link-secret.ts';
import { LinkTokens } from './link-tokens.ts';

/** The secret is read with the first use, so that a cold start survives a store that does not answer. */
export function digestsFrom(secrets: Secrets, id: string): () => Promise<Digests> {
  let known: { readonly secret: string; readonly digests: Digests } | undefined;
  return async () => {
    const secret = await secrets.read(id);
    if (known?.secret !== secret) known = { secret, digests: new Digests(secret) };
    return known.digests;
  };
}

/** `now` decides which of the secret's keys count. */
export const tokensFrom =
  (secrets: Secrets, id: string, now: () => number) => async (): Promise<LinkTokens> =>
    new LinkTokens(...linkKeysAt(await secrets.read(id), now()));
