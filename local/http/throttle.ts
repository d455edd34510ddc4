import type { Throttle } from '../assembly/system.ts';

/**
 * A token bucket as the gateway keeps one: false where a request is one too many. In real time, also at a frozen clock.
 * `now` in milliseconds of a clock that never goes back.
 */
export function tokenBucket(
  { rate, burst }: Throttle,
  now: () => number = () => performance.now(),
): () => boolean {
  if (rate === undefined) return () => true;
  const size = burst ?? rate;
  let tokens = size;
  let filledAt = now();
  return () => {
    const moment = now();
    tokens = Math.min(size, tokens + ((moment - filledAt) / 1000) * rate);
    filledAt = moment;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
