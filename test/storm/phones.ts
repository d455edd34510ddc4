import { setTimeout } from 'node:timers/promises';
import { postJson } from '../../local/week/client.ts';
import { enrollmentFor } from '../../local/week/people.ts';

/** Phones at once. */
const phones = 8;
/** A phone goes on until it is answered; more tries than this are a fault of the system. */
const mostTries = 60;

export type Sent = { readonly receipts: Set<string>; tries: number; refused: number };

/** So many new people apply, each phone again and again until it has an answer: trying again is always safe. */
export async function sendPeople(url: string, count: number, firstSeed: number, sent: Sent): Promise<void> {
  let next = 0;
  const phone = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await sendOne(url, firstSeed + next, sent);
    }
  };
  await Promise.all(Array.from({ length: phones }, phone));
}

async function sendOne(url: string, seed: number, sent: Sent): Promise<void> {
  const body = enrollmentFor(seed);
  for (let tries = 0; tries < mostTries; tries += 1) {
    sent.tries += 1;
    const answer = await postJson(`${url}/enrollments`, body).catch(() => undefined);
    if (answer?.status === 201) return void sent.receipts.add(String(answer.body['receipt']));
    if (answer && answer.status < 500 && answer.status !== 429) {
      sent.refused += 1;
      return;
    }
    await setTimeout(200);
  }
  throw new Error(`Nobody answered ${mostTries} tries`);
}
