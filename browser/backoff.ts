/** No answer of ours came: no network, a busy server, somebody else's sign-in page in between. */
export type Silence = { readonly retryAfterMs?: number };

/** 5 seconds, doubled up to 5 minutes; spread by `chance` (0-1), so that phones that lost one line do not return at once. */
export const backoffMs = (tries: number, { retryAfterMs = 0 }: Silence, chance: number): number =>
  Math.max(retryAfterMs, Math.min(5000 * 2 ** tries, 300_000)) * (1 + chance / 2);
