import type { DirectoryEntry } from '../storage/offices.ts';
import type { LinkTokens } from './link-tokens.ts';

const purpose = 'office-link';
/** A letter may lie in a mailbox over a holiday; after that, `/office` opens the same page by its mailbox field. */
export const linkLifeMs = 45 * 24 * 60 * 60 * 1000;

/** An office at one of its addresses: what was made for an earlier one is dead. */
export type Addressed = Pick<DirectoryEntry, 'office' | 'addressVersion'>;

/** The one link of a letter: it names the office, and nothing else follows from having it. */
export function officeLink(tokens: LinkTokens, origin: string, to: Addressed, at: Date): string {
  const text = `${at.getTime() + linkLifeMs} ${to.addressVersion} ${to.office}`;
  return `${origin}/office/${tokens.make(purpose, text)}`;
}

/** Whom the link names; undefined where it is forged, foreign or expired. Its address is for the directory to judge. */
export function readOfficeLink(tokens: LinkTokens, token: string, at: Date): Addressed | undefined {
  const [expires, version, office] = tokens.read(purpose, token)?.split(' ') ?? [];
  return office && Number(expires) > at.getTime() ? { office, addressVersion: Number(version) } : undefined;
}
