import type { LetterMessage } from './letter-message.ts';

/** SQS holds a message back for at most 15 minutes. */
export const longestDelaySeconds = 900;

/** The letter queue; throws `Unavailable` where it does not answer. */
export type LetterQueue = {
  send(message: LetterMessage, delaySeconds?: number): Promise<void>;
  /** Lets a received message wait before it comes back (0 to 43,200 seconds). */
  postpone(receiptHandle: string, seconds: number): Promise<void>;
};
