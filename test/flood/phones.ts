import { setTimeout } from 'node:timers/promises';
import { backoffMs } from '../../browser/backoff.ts';
import type { EnrollmentBody } from '../../local/week/people.ts';
import type { Reply, Source } from './source.ts';

/** The form waits from 5 seconds to 5 minutes: nobody wants to wait for a run that does. */
const speedup = 20;
/** With the form's waits an hour and a half. Whoever has no answer then counts as not served. */
const mostTries = 20;

export type Served = {
  readonly receipts: Map<string, string>;
  /** By how many tries it took; refusals for good are in `refused`. */
  readonly tries: number[];
  refused: number;
};

export const nobodyYet = (): Served => ({ receipts: new Map(), tries: [], refused: 0 });

/** As the form does: whoever gets no answer of ours waits, longer each time, and sends the same again. */
export async function applyAsTheForm(source: Source, body: EnrollmentBody, served: Served): Promise<void> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const reply = await source.post('/enrollments', body).catch((): undefined => undefined);
    if (reply?.status === 201) {
      served.receipts.set(receiptOf(reply), body.submissionId);
      served.tries.push(tries);
      return;
    }
    if (reply && reply.status < 500 && reply.status !== 429) break;
    const silence = reply && reply.retryAfterMs > 0 ? { retryAfterMs: reply.retryAfterMs } : {};
    await setTimeout(backoffMs(tries - 1, silence, Math.random()) / speedup);
  }
  served.refused += 1;
}

export type Attack = { readonly receipts: Map<string, string>; refused: number; failed: number };

/** Waits for nothing, and does not ask again. */
export async function attackOnce(source: Source, body: EnrollmentBody, attack: Attack): Promise<void> {
  const reply = await source.post('/enrollments', body).catch((): undefined => undefined);
  if (reply?.status === 201) attack.receipts.set(receiptOf(reply), body.submissionId);
  else if (reply?.status === 429) attack.refused += 1;
  else attack.failed += 1;
}

export const receiptOf = ({ body }: Reply): string => String((body as { receipt: unknown }).receipt);

/** So many at a time, each with the next number. */
export async function sideBySide(
  lanes: number,
  count: number,
  work: (number: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const number = next;
      next += 1;
      await work(number);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
