import * as z from 'zod/mini';
import { Poison } from '../errors.ts';
import { shapes } from '../storage/shapes.ts';

/** `<mailbox id>_<sk>`: names a letter in messages, SES tags and references; never a person. */
const letterId = z.string().check(z.regex(/^[A-Za-z0-9-]{1,40}_[A-Za-z0-9_-]{1,60}$/));

const { reads, writes } = shapes.message;
const v = z.int().check(z.gte(1), z.lte(reads));

const schema = z.discriminatedUnion('kind', [
  z.object({ v, kind: z.literal('send'), letter: letterId }),
  z.object({ v, kind: z.literal('settle'), letter: letterId, attempt: z.int().check(z.gte(1), z.lte(3)) }),
]);

/** What stands in the letter queue: `send` a letter, or `settle` an attempt whose outcome nobody knows. */
export type LetterMessage = z.infer<typeof schema>;

/** What goes with every message that this code writes. */
export const written = { v: writes };

/** Throws `Poison` for anything that no version of ours wrote, and for what a newer one did: put aside, it waits for it. */
export function parseLetterMessage(body: string): LetterMessage {
  try {
    const message: unknown = JSON.parse(body);
    const parsed = schema.safeParse(message);
    if (parsed.success) return parsed.data;
    throw new Poison(isNewer(message) ? newer : 'not a letter message', { cause: parsed.error });
  } catch (error) {
    throw error instanceof Poison ? error : new Poison('not a letter message', { cause: error });
  }
}

const newer = `letter message of a newer shape: this version reads up to ${reads}; roll forward, then redrive`;
const isNewer = (message: unknown): boolean =>
  z.object({ v: z.int().check(z.gte(reads + 1)) }).safeParse(message).success;
