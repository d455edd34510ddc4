import { secondsOf } from '../storage/expiry.ts';

/** Longer than a weekend on which nobody looks; the next hour's canary removes it long before. */
const keptMs = 3 * 24 * 60 * 60 * 1000;

/** When what is left of a canary ends, in seconds since 1970. */
export const canaryEnd = (receivedAt: string): number => secondsOf(Date.parse(receivedAt) + keptMs);

/** Whether it was accepted before that moment. */
export const isFromBefore = (expiresAt: number, at: Date): boolean =>
  expiresAt * 1000 - keptMs < at.getTime();
