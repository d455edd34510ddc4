import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { withoutContent } from './without-content.ts';

/**
 * What the edge sends along, so that functions know it: one value, or two while one takes the other's place. In the
 * secret: `{"current":"…","previous":"…"}`; CloudFormation makes the first one without `previous`.
 */
const value = z.string().check(z.regex(/^[A-Za-z0-9]{32,128}$/));
const schema = z.strictObject({ current: value, previous: z.exactOptional(value) });

export type OriginSecret = z.infer<typeof schema>;

/** Throws, without its content, where the secret is none. */
export function parseOriginSecret(text: string): OriginSecret {
  const words = 'The origin secret is not {"current": …, "previous"?: …} of 32 to 128 letters and digits';
  return withoutContent(words, () => schema.parse(JSON.parse(text)));
}

/** The first step of a change: both are accepted, and the edge may begin to send the new one. */
export const rotated = ({ current }: OriginSecret, next: string): OriginSecret =>
  schema.parse({ current: next, previous: current });

/** The last step: the edge sends the new one everywhere. */
export const retired = ({ current }: OriginSecret): OriginSecret => ({ current });

export const isOriginSecret = (given: string, { current, previous }: OriginSecret): boolean =>
  [current, previous]
    .filter((one) => one !== undefined)
    .some((one) => timingSafeEqual(digest(one), digest(given)));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
