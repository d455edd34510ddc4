import * as z from 'zod';

/** Where a government's offices have their mail, in small letters: an address elsewhere needs a reason. */
export const governmentDomains = z
  .array(z.hostname().regex(/^[a-z\d.-]+$/, 'stands in capitals'))
  .min(1)
  .readonly();

/** In one of the domains, or below it. */
export function isWithin(address: string, domains: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return domains.some((one) => domain === one || domain.endsWith(`.${one}`));
}
