import * as z from 'zod/mini';
import { mayGoAgain } from '../../shared/letter/letter-states.ts';
import { letterId, letterOf, mailboxOf, queueAgain } from '../../shared/storage/letters.ts';
import type { GatherDeps } from './deps.ts';

const schema = z.object({
  /** `<mailbox>_<name>`. */
  sendAgain: z.string().check(z.regex(/^[a-z0-9-]+_[A-Z]-[\w-]+$/)),
  scheduledAt: z.iso.datetime(),
  /** Also one that the mail service took: its office says that it does not have it. */
  althoughSent: z.boolean(),
  dryRun: z.boolean(),
});

export const asksToSendAgain = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'sendAgain' in event;

/** `state`: what it was; absent where there is none. `again`: it is, or would be, on its way anew. */
export type SentAgain = { readonly letter: string; readonly state?: string; readonly again: boolean };

/**
 * Puts one letter on its way anew, with the same words and reference, if nobody moved it since it was looked at. One that
 * is still on its way stays there. A refusal is an answer and no error: nobody is to be woken by it.
 */
export async function sendAgain(
  event: unknown,
  { table, queue }: Pick<GatherDeps, 'table' | 'queue'>,
): Promise<SentAgain> {
  const { sendAgain: name, scheduledAt, althoughSent, dryRun } = schema.parse(event);
  const found = await letterOf(table, mailboxOf(name), name.slice(mailboxOf(name).length + 1));
  if (!found) return { letter: name, again: false };
  const { state } = found;
  const may = mayGoAgain(found, althoughSent);
  if (!may || dryRun) return { letter: name, state, again: may };
  const { moved } = await queueAgain(table, found, scheduledAt);
  if (moved) await queue.send({ v: 1, kind: 'send', letter: letterId(found) });
  return { letter: name, state, again: moved };
}
