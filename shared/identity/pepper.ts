import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import { Poison } from '../errors.ts';
import { withoutContent } from './without-content.ts';

/** What must be recognized for as long as the system runs. A new one takes its key from one of these. */
const lasting = [
  ...(['submission-id', 'receipt', 'receipt-key', 'content', 'phone', 'source'] as const),
  ...(['item', 'browser', 'sign-in-code'] as const),
] as const;
export type LastingPurpose = (typeof lasting)[number];

export type Pepper = {
  lasting(purpose: LastingPurpose): Buffer;
  /** Throws `Poison` where the year has ended. */
  person(year: number): Buffer;
};

/** The first year of the chain. Each year's key comes from the one before it, and no way leads back. */
export const firstYear = 2026;
const shortest = 32;

const key = z.base64url().check(z.length(43));
/** What is left when years have ended: the keys that last, and that of the first year that still counts. */
const endedSchema = z.strictObject({
  lasting: z.record(z.enum(lasting), key),
  from: z.int().check(z.gte(firstYear + 1)),
  person: key,
});

const hmac = (secret: string | Buffer, text: string): Buffer =>
  createHmac('sha256', secret).update(text).digest();

function along(start: Buffer, from: number, year: number): Buffer {
  let current = start;
  for (let at = from; at < year; at += 1) current = hmac(current, 'next year');
  return current;
}

/** The secret as it was generated, or as `endYears` has left it. */
export const readPepper = (secret: string): Pepper =>
  secret.startsWith('{') ? fromEnded(secret) : fromGenerated(secret);

function fromGenerated(secret: string): Pepper {
  if (secret.length < shortest) throw new Error(`The pepper secret is shorter than ${shortest} characters`);
  return {
    lasting: (purpose) => hmac(secret, purpose),
    person: (year) => {
      const start = Math.min(year, firstYear);
      return along(hmac(secret, `person/${start}`), start, year);
    },
  };
}

function readEnded(secret: string): z.infer<typeof endedSchema> {
  const words = 'The pepper secret is neither as generated nor as end-year leaves it';
  return withoutContent(words, () => endedSchema.parse(JSON.parse(secret)));
}

function fromEnded(secret: string): Pepper {
  const { from, person, lasting: keys } = readEnded(secret);
  return {
    lasting: (purpose) => Buffer.from(keys[purpose], 'base64url'),
    person: (year) => {
      if (year < from) throw new Poison(`the pepper of ${year} has ended`);
      return along(Buffer.from(person, 'base64url'), from, year);
    },
  };
}

/** The first year whose card numbers it can hash. */
export const firstYearOf = (secret: string): number =>
  secret.startsWith('{') ? readEnded(secret).from : firstYear;

/** The secret without all years before `from`: what it says of later ones, and of all else, stays the same. */
export function endYears(secret: string, from: number): string {
  const pepper = readPepper(secret);
  const text = (buffer: Buffer): string => buffer.toString('base64url');
  const keys = Object.fromEntries(lasting.map((purpose) => [purpose, text(pepper.lasting(purpose))]));
  return JSON.stringify(endedSchema.parse({ lasting: keys, from, person: text(pepper.person(from)) }));
}
