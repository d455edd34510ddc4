import type { Secrets } from '../sealing/secrets.ts';
import { Digests } from './digests.ts';
import { LinkTokens } from './link-tokens.ts';

/** The secret is read with the first use, so that a cold start survives a store that does not answer. */
export const digestsFrom = (secrets: Secrets, id: string) => async (): Promise<Digests> =>
  new Digests(await secrets.read(id));

export const tokensFrom = (secrets: Secrets, id: string) => async (): Promise<LinkTokens> =>
  new LinkTokens(await secrets.read(id));
