import * as z from 'zod/mini';
import { linkLifeMs } from './office-links.ts';
import { withoutContent } from './without-content.ts';

const secret = z.string().check(z.minLength(32));
const key = z.strictObject({
  secret,
  from: z.iso.datetime(),
  /** After this moment it opens nothing any more. */
  until: z.exactOptional(z.iso.datetime()),
});
/** Oldest first. */
const keys = z.strictObject({ keys: z.array(key).check(z.minLength(1)) });

type LinkKey = z.infer<typeof key>;

/** The first makes links, all of them open. */
export type LinkKeys = readonly [string, ...string[]];

/** Containers look at the secret every five minutes: when the first one makes links with a new key, all can open them. */
const knownEverywhereMs = 15 * 60 * 1000;
const always = new Date(0).toISOString();

/** As it was generated, it is one key and nothing else. */
function parse(text: string): LinkKey[] {
  if (!text.startsWith('{')) return [{ secret: secret.parse(text), from: always }];
  return keys.parse(JSON.parse(text)).keys;
}

const parsed = (text: string): LinkKey[] =>
  withoutContent('The link secret is neither one key nor a list of keys of 32 or more characters', () =>
    parse(text),
  );

/** Which keys count at this moment. */
export function linkKeysAt(text: string, at: number): LinkKeys {
  const living = parsed(text).filter(({ until }) => until === undefined || Date.parse(until) > at);
  const making = living.findLast(({ from }) => Date.parse(from) <= at) ?? living.at(-1);
  if (!making) throw new Error('The link secret holds no key that is still good');
  return [making.secret, ...living.filter((one) => one !== making).map((one) => one.secret)];
}

type Rotation = { readonly at: number; readonly secret: string; readonly leaked: boolean };

/**
 * The secret with a new key. What the earlier ones made opens for as long as a letter's link lives, and no longer. Where
 * they have leaked, it opens no more at all: letters lead to the page with the mailbox field, and officers sign in anew.
 */
export function withNewKey(text: string, { at, secret: made, leaked }: Rotation): string {
  const from = new Date(leaked ? at : at + knownEverywhereMs).toISOString();
  const end = new Date(Date.parse(from) + linkLifeMs).toISOString();
  const earlier = leaked ? [] : parsed(text).filter(({ until = end }) => Date.parse(until) > at);
  const ending = earlier.map((one) => ({ ...one, until: one.until ?? end }));
  return JSON.stringify(keys.parse({ keys: [...ending, { secret: made, from }] }));
}
