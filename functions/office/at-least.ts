import type { OfficeDeps } from './deps.ts';

/** Answers no sooner than after so many milliseconds: how long the work took must not tell whether there was any. */
export async function atLeast<T>(ms: number, work: Promise<T>, { pause }: OfficeDeps): Promise<T> {
  const [outcome] = await Promise.allSettled([work, pause(ms)]);
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}
