import type { DirectoryEntry } from '../../shared/storage/offices.ts';
import type { CodeFor } from '../../shared/storage/sign-in-codes.ts';
import type { OfficeDeps } from './deps.ts';

/** Stands in for a mailbox that nobody has: the table is asked the same, whoever is named. */
export const nobody = { mailbox: 'nobody', addressVersion: 0 };

/** A code as the table knows it: keyed hashes of browser and code. */
export async function codeFor(
  office: DirectoryEntry | undefined,
  cookie: string,
  code: string,
  deps: OfficeDeps,
): Promise<CodeFor> {
  const digests = await deps.digests();
  const browser = digests.browser(cookie);
  const { mailbox, addressVersion } = office ?? nobody;
  return { mailbox, browser, code: digests.code(mailbox, browser, code), addressVersion };
}
