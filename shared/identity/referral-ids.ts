import * as z from 'zod/mini';
import type { Key } from '../storage/table.ts';
import type { LinkTokens } from './link-tokens.ts';

const purpose = 'referral';
const content = z.tuple([z.string(), z.string(), z.int()]);

/** A referral or check as it was under one owner. */
export type OwnedKey = { readonly key: Key; readonly ownerNumber: number };

/** The id of a referral on an office's page: nothing is stored for it, and it dies with the ownership. */
export const referralId = (tokens: LinkTokens, { key, ownerNumber }: OwnedKey): string =>
  tokens.make(purpose, JSON.stringify([key.pk, key.sk, ownerNumber]));

/** What the id names; undefined where it is forged or of another kind. */
export function readReferralId(tokens: LinkTokens, id: string): OwnedKey | undefined {
  const text = tokens.read(purpose, id);
  if (text === undefined) return undefined;
  const [pk, sk, ownerNumber] = content.parse(JSON.parse(text));
  return { key: { pk, sk }, ownerNumber };
}
