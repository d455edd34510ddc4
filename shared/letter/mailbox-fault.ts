import type { Letter } from '../storage/letters.ts';
import type { DirectoryEntry } from '../storage/offices.ts';
import { mostAttempts } from './letter-states.ts';

const bad = ['bounced', 'complained', 'rejected'] as const;

/** Why an office does not hear of its needs by mail, and since when where that is known (ISO moment). */
export type MailboxFault = {
  readonly fault: 'not-verified' | 'not-working' | (typeof bad)[number] | 'unsettled';
  readonly since?: string;
};

/** `letters`: the newest ones to this mailbox. An unsettled letter is one whose three attempts had no outcome. */
export function mailboxFault(
  { verified, notWorkingSince }: DirectoryEntry,
  letters: readonly Pick<Letter, 'state' | 'attempt' | 'queuedAt'>[],
): MailboxFault | undefined {
  if (!verified) return { fault: 'not-verified' };
  if (notWorkingSince !== undefined) return { fault: 'not-working', since: notWorkingSince };
  const newest = letters.toSorted((a, b) => (a.queuedAt < b.queuedAt ? 1 : -1))[0];
  const refused = bad.find((state) => state === newest?.state);
  if (newest && refused) return { fault: refused, since: newest.queuedAt };
  const isUnsettled = newest?.state === 'ambiguous' && newest.attempt >= mostAttempts;
  return isUnsettled ? { fault: 'unsettled', since: newest.queuedAt } : undefined;
}
