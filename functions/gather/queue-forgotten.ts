import { asksForProof } from '../../shared/directory/proof-code.ts';
import { isReader } from '../../shared/letter/readers.ts';
import { written } from '../../shared/messaging/letter-message.ts';
import { touchUnsent, type Unsent, unsentSince } from '../../shared/storage/letters.ts';
import type { GatherDeps } from './deps.ts';

/** A letter that nobody touched within the hour lost its message: between freezing and queueing, or later. */
const forgottenAfterMs = 60 * 60 * 1000;

/**
 * Queues such a letter once more, at most once an hour. One whose mailbox is not proven stays where it is: it could
 * not be sent. It goes when the mailbox is proven. Who is no office has nothing to prove, and a letter that asks for the
 * proof goes before it.
 */
export async function queueForgotten(
  tick: Date,
  mailboxes: ReadonlySet<string>,
  { table, queue, report }: GatherDeps,
): Promise<number> {
  const before = new Date(tick.getTime() - forgottenAfterMs).toISOString();
  let requeued = 0;
  let withoutMailbox = 0;
  for await (const letter of unsentSince(table, before)) {
    if (!mailboxes.has(letter.mailbox) && !goesWithoutProof(letter)) withoutMailbox += 1;
    else if (await touchUnsent(table, letter, tick)) {
      await queue.send({ ...written, kind: 'send', letter: letter.id });
      requeued += 1;
    }
  }
  if (requeued > 0) report.count('LettersRequeued', requeued);
  if (withoutMailbox > 0) report.count('LettersWithoutMailbox', withoutMailbox);
  return requeued;
}

const goesWithoutProof = ({ mailbox, id }: Unsent): boolean =>
  isReader(mailbox) || asksForProof(id.slice(mailbox.length + 1));
