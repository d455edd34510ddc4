/**
 * How long a question may be under way before the next asks again: an environment of Lambda can be frozen between its
 * start and its first request, and the answer is lost with the connection.
 */
const underWayMs = 1_000;

type Asked<T> = { readonly answer: Promise<T>; readonly at: number; isAnswered: boolean };

/** Asks once and remembers the answer for so long, counted from the question; a failure is not remembered. */
export function remembered<T>(ask: () => Promise<T>, lifeMs: number, now: () => number): () => Promise<T> {
  let known: Asked<T> | undefined;
  return () => {
    const at = now();
    const mostMs = known?.isAnswered ? lifeMs : underWayMs;
    // A clock that went backwards must not lengthen it.
    if (known && Math.abs(at - known.at) < mostMs) return known.answer;
    const asked: Asked<T> = { answer: ask(), at, isAnswered: false };
    known = asked;
    const forget = () => {
      if (known === asked) known = undefined;
    };
    asked.answer.then(() => Object.assign(asked, { isAnswered: true }), forget);
    return asked.answer;
  };
}

/**
 * Asks while a function starts for what its first request needs, all at once: the request finds it there or under way.
 * What fails here ends nothing; the request asks again, and says so if that fails.
 */
export function askEarly(...questions: readonly (() => Promise<unknown>)[]): void {
  for (const ask of questions) ask().catch(() => undefined);
}
