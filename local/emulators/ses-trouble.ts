import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Refusal } from './ses-rules.ts';

/** How SES can fail as a whole, by command. */
export const sesTroubles = [
  'throttled',
  'paused',
  'quota',
  'down',
  'unanswered',
  'answer-lost',
  'slow',
] as const;
export type SesTrouble = {
  readonly kind: (typeof sesTroubles)[number];
  /** Mails a second that it takes while throttled. */
  readonly perSecond?: number;
  /** How long it takes for each call while slow. */
  readonly seconds?: number;
};

const refusals: { readonly [kind in SesTrouble['kind']]?: Refusal } = {
  paused: { code: 'MessageRejected', message: 'Sending paused for this account.' },
  quota: { code: 'Throttling', message: 'Daily message quota exceeded.' },
  down: { code: 'ServiceUnavailable', message: 'A temporary failure of the server.', status: 503 },
};
const tooFast: Refusal = { code: 'Throttling', message: 'Maximum sending rate exceeded.' };

/** One trouble after another, and what it does to each call. Rates are of the real clock, as connections are. */
export class SesTroubles {
  #trouble: SesTrouble | undefined;
  #allowance = 0;
  #countedAt = 0;

  set(trouble: SesTrouble | undefined): void {
    this.#trouble = trouble;
    this.#allowance = trouble?.perSecond ?? 0;
    this.#countedAt = performance.now();
  }

  /** True where the call goes on; a connection that was closed has had no effect. */
  async admit(response: ServerResponse): Promise<boolean> {
    const { kind, seconds = 20 } = this.#trouble ?? {};
    if (kind === 'slow') await pause(seconds * 1000, undefined, { ref: false });
    if (kind === 'unanswered') response.socket?.destroy();
    if (kind === 'answer-lost') response.end = () => response.destroy();
    return kind !== 'unanswered';
  }

  refusal(): Refusal | undefined {
    if (this.#trouble?.kind !== 'throttled') return this.#trouble && refusals[this.#trouble.kind];
    const { perSecond = 1 } = this.#trouble;
    const now = performance.now();
    this.#allowance = Math.min(perSecond, this.#allowance + ((now - this.#countedAt) / 1000) * perSecond);
    this.#countedAt = now;
    if (this.#allowance < 1) return tooFast;
    this.#allowance -= 1;
    return undefined;
  }
}
