import * as z from 'zod';
import { Poison } from '../errors.ts';

/** `<mailbox id>_<sk>`: names a letter in messages, SES tags and references; never a person. */
const letterId = z.string().regex(/^[A-Za-z0-9-]{1,40}_[A-Za-z0-9_-]{1,60}$/);

const schema = z.discriminatedUnion('kind', [
  z.object({ v: z.literal(1), kind: z.literal('send'), letter: letterId }),
  z.object({ v: z.literal(1), kind: z.literal('settle'), letter: letterId, attempt: z.int().min(1).max(3) }),
]);

/** What stands in the letter queue: `send` a letter, or `settle` an attempt whose outcome nobody knows. */
export type LetterMessage = z.infer<typeof schema>;

/** Throws `Poison` for anything that no version of ours wrote. */
export function parseLetterMessage(body: string): LetterMessage {
  try {
    return schema.parse(JSON.parse(body));
  } catch (error) {
    throw new Poison('not a letter message', { cause: error });
  }
}
