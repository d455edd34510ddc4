import * as z from 'zod/mini';

/** Where a government's offices have their mail, in small letters: an address elsewhere needs a reason. */
export const governmentDomains = z.readonly(
  z.array(z.hostname().check(z.regex(/^[a-z\d.-]+$/, 'stands in capitals'))).check(z.minLength(1)),
);

/** In one of the domains, or below it. */
export function isWithin(address: string, domains: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return domains.some((one) => domain === one || domain.endsWith(`.${one}`));
}
