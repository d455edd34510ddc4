import { type Draft, freezeLetter, type Letter, letterId } from '../storage/letters.ts';
import type { Table } from '../storage/table.ts';
import { written } from './letter-message.ts';
import type { LetterQueue } from './letter-queue.ts';

type Post = { readonly table: Table; readonly queue: LetterQueue };

/** Frozen first, queued second. True where this call froze it; one that stands and still waits is queued again. */
export async function postLetter(draft: Draft, { table, queue }: Post, delaySeconds = 0): Promise<boolean> {
  const { letter, frozen } = await freezeLetter(table, draft);
  await queueWaiting(letter, { queue }, delaySeconds);
  return frozen;
}

/** Queues a frozen letter unless somebody has taken it on: whoever froze it may have ended before it was queued. */
export async function queueWaiting(
  letter: Letter,
  { queue }: Pick<Post, 'queue'>,
  delaySeconds = 0,
): Promise<void> {
  const waits = letter.state === 'queued';
  if (waits) await queue.send({ ...written, kind: 'send', letter: letterId(letter) }, delaySeconds);
}
