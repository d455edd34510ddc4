import { setTimeout as pause } from 'node:timers/promises';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';

type Mail = { readonly tags: Readonly<Record<string, string>> };

/** Somebody in trouble abroad: their office is told at once, by a letter of its own. */
export const troubled = (seed: number): EnrollmentBody =>
  enrollmentFor(seed, {
    ...{ targetGroup: 'bermasalah', district: '32.12' },
    choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }],
  });

/** Posts until it is accepted: whoever is refused for being one too many asks again, as the form does. */
export async function apply(url: string, body: EnrollmentBody): Promise<void> {
  const sent = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
  for (;;) {
    const response = await fetch(`${url}/enrollments`, sent);
    const text = await response.text();
    if (response.status === 201) return;
    if (response.status !== 429) throw new Error(`POST /enrollments answered ${response.status}: ${text}`);
    await pause(100);
  }
}

/** Watches the local mailbox for letters about people in trouble. */
export class Mailbox {
  readonly #url: string;
  #mails = 0;
  #letters = 0;

  constructor(url: string) {
    this.#url = url;
  }

  /** Until so many more have come. */
  async waitFor(more: number): Promise<void> {
    const wanted = this.#letters + more;
    while (this.#letters < wanted) {
      const response = await fetch(`${this.#url}/_local/mail?after=${this.#mails}`);
      const mails = (await response.json()) as Mail[];
      this.#mails += mails.length;
      this.#letters += mails.filter(({ tags }) => tags['letter']?.includes('_R-')).length;
    }
  }
}
