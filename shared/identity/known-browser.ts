import type { LinkTokens } from './link-tokens.ts';
import type { Addressed } from './office-links.ts';

const purpose = 'known-browser';
/** Three months: renewed with each sign-in, so that only a browser that nobody uses for the office is forgotten. */
export const knownSeconds = 90 * 24 * 60 * 60;

/**
 * The cookie of a browser that signed in for an office. It opens nothing: it only earns codes of its own, which a
 * stranger who asks for codes cannot use up.
 */
export const knownBrowser = (tokens: LinkTokens, { office, addressVersion }: Addressed, at: Date): string =>
  tokens.make(purpose, `${at.getTime() + knownSeconds * 1000} ${addressVersion} ${office}`);

/** Whether this browser has signed in for the office since its address changed. */
export const isKnownBrowser = (tokens: LinkTokens, cookie: string, to: Addressed, at: Date): boolean => {
  const [expires, version, office] = tokens.read(purpose, cookie)?.split(' ') ?? [];
  return office === to.office && Number(version) === to.addressVersion && Number(expires) > at.getTime();
};
