import type { Digests } from '../identity/digests.ts';
import type { DirectoryEntry } from '../storage/offices.ts';
import type { CodeFor } from '../storage/sign-in-codes.ts';

/** Stands where a sign-in code has its browser: a proof is typed in whichever one opens the mailed link. */
const anyBrowser = 'PROOF';
const prefix = 'V-';

/** The name of the letter that asks for a proof, by the entry's revision: never used twice. */
export const proofLetter = (revision: number): string => `${prefix}${String(revision).padStart(6, '0')}`;

/** Of a letter by its `sk`: it goes to an address that is not proven, and no other letter does. */
export const asksForProof = (sk: string): boolean => sk.startsWith(prefix);

/** The code read out on the telephone as the table knows it: a keyed hash, of this letter's proof alone. */
export function proofCode(
  digests: Digests,
  { mailbox }: DirectoryEntry,
  letter: string,
  code: string,
): CodeFor {
  const digest = digests.code(mailbox, anyBrowser, code);
  return { mailbox, browser: anyBrowser, code: digest, addressVersion: Number(letter.slice(prefix.length)) };
}
