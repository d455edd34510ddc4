import type { LinkTokens } from './link-tokens.ts';

const purpose = 'office-proof';
/** From the telephone call to the typed code. */
export const proofMinutes = 60;

/** An office, and the letter that asks its address for a proof. */
export type AskedProof = { readonly office: string; readonly letter: string };

/** Leads to the page that takes the code from the telephone; without the code nothing follows from having it. */
export function proofLink(
  tokens: LinkTokens,
  origin: string,
  { office, letter }: AskedProof,
  at: Date,
): string {
  const text = `${at.getTime() + proofMinutes * 60_000} ${letter} ${office}`;
  return `${origin}/office/verify/${tokens.make(purpose, text)}`;
}

/** Undefined where it is forged, foreign or expired. */
export function readProofLink(tokens: LinkTokens, token: string, at: Date): AskedProof | undefined {
  const [expires, letter, office] = tokens.read(purpose, token)?.split(' ') ?? [];
  return office && letter && Number(expires) > at.getTime() ? { office, letter } : undefined;
}
