import { mostAttempts, settleAfterMs } from '../../shared/letter/letter-states.ts';
import { countLetter } from '../../shared/letter/readers.ts';
import { written } from '../../shared/messaging/letter-message.ts';
import { longestDelaySeconds } from '../../shared/messaging/letter-queue.ts';
import { type Letter, letterId, markAmbiguous } from '../../shared/storage/letters.ts';
import type { NotifyDeps } from './deps.ts';

/** Nobody knows whether the mail went: say so, and look again when SES's own event must have come. */
export async function becomeAmbiguous(letter: Letter, deps: NotifyDeps): Promise<void> {
  const marked = await markAmbiguous(deps.table, letterId(letter), letter.attempt);
  if (!marked.moved) return;
  countLetter(deps.report, 'LettersAmbiguous', letter.mailbox);
  return settleLater(letter, deps);
}

export async function settleLater(letter: Letter, deps: NotifyDeps): Promise<void> {
  if (letter.attempt >= mostAttempts) {
    countLetter(deps.report, 'LettersUnsettled', letter.mailbox);
    deps.report.log('letter-unsettled', { letter: letterId(letter) });
    return;
  }
  const message = { ...written, kind: 'settle', letter: letterId(letter), attempt: letter.attempt } as const;
  await deps.queue.send(message, secondsUntilSettled(letter, deps.now()));
}

function secondsUntilSettled(letter: Letter, now: Date): number {
  const due = Date.parse(letter.claimedAt ?? now.toISOString()) + settleAfterMs;
  const seconds = Math.ceil((due - now.getTime()) / 1000);
  return Math.min(Math.max(seconds, 0), longestDelaySeconds);
}
