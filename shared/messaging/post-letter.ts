import { type Draft, freezeLetter, type Letter, letterId } from '../storage/letters.ts';
import type { Table } from '../storage/table.ts';
import type { LetterQueue } from './letter-queue.ts';

type Post = { readonly table: Table; readonly queue: LetterQueue };

/** Frozen first, queued second. True where this call froze it; one that stands and still waits is queued again. */
export async function postLetter(draft: Draft, { table, queue }: Post): Promise<boolean> {
  const { letter, frozen } = await freezeLetter(table, draft);
  await queueWaiting(letter, { queue });
  return frozen;
}

/** Queues a frozen letter unless somebody has taken it on: whoever froze it may have ended before it was queued. */
export async function queueWaiting(letter: Letter, { queue }: Pick<Post, 'queue'>): Promise<void> {
  if (letter.state === 'queued') await queue.send({ v: 1, kind: 'send', letter: letterId(letter) });
}
