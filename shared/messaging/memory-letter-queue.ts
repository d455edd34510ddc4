import type { LetterMessage } from './letter-message.ts';
import type { LetterQueue } from './letter-queue.ts';

/** The double of `SqsLetterQueue`: it remembers what was sent and what was postponed. */
export class MemoryLetterQueue implements LetterQueue {
  readonly sent: { readonly message: LetterMessage; readonly delaySeconds: number }[] = [];
  readonly postponed: { readonly receiptHandle: string; readonly seconds: number }[] = [];

  async send(message: LetterMessage, delaySeconds = 0): Promise<void> {
    this.sent.push({ message, delaySeconds });
  }

  async postpone(receiptHandle: string, seconds: number): Promise<void> {
    this.postponed.push({ receiptHandle, seconds });
  }
}
