import type { LinkTokens } from './link-tokens.ts';

const purpose = 'office-link';
/** A letter may lie in a mailbox over a holiday; after that, `/office` opens the same page by its mailbox field. */
const lifeMs = 45 * 24 * 60 * 60 * 1000;

/** The one link of a letter: it names the office, and nothing else follows from having it. */
export function officeLink(tokens: LinkTokens, origin: string, office: string, at: Date): string {
  return `${origin}/office/${tokens.make(purpose, `${at.getTime() + lifeMs} ${office}`)}`;
}

/** The office that the link names; undefined where the link is forged, foreign or expired. */
export function readOfficeLink(tokens: LinkTokens, token: string, at: Date): string | undefined {
  const [expires, office] = tokens.read(purpose, token)?.split(' ') ?? [];
  return office && Number(expires) > at.getTime() ? office : undefined;
}
