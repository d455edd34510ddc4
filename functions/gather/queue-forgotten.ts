import { unsentSince } from '../../shared/storage/letters.ts';
import type { GatherDeps } from './deps.ts';

/** A letter that nobody sent within the hour lost its message: between freezing and queueing, or later. */
const forgottenAfterMs = 60 * 60 * 1000;

export async function queueForgotten(tick: Date, { table, queue, report }: GatherDeps): Promise<number> {
  const before = new Date(tick.getTime() - forgottenAfterMs).toISOString();
  let requeued = 0;
  for await (const letter of unsentSince(table, before)) {
    await queue.send({ v: 1, kind: 'send', letter });
    requeued += 1;
  }
  if (requeued > 0) report.count('LettersRequeued', requeued);
  return requeued;
}
