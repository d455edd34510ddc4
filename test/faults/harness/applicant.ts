import { type EnrollmentBody, enrollmentFor } from '../../../local/week/people.ts';
import { postJson } from '../../support/requests.ts';
import { tinyCatalog as tiny } from '../../support/tiny-catalog.ts';
import { askUntilAnswered } from './client.ts';
import type { Cloud } from './cloud.ts';

export type Applied = { readonly body: EnrollmentBody; readonly receipt: string; readonly answer: string };

/** Words that stand in a person's answers, and may stand nowhere else in clear. */
export const canaries = ['Kenari Rahasia', 'Desa Kenari', 'Cerita kenari'] as const;

const [name, village, story] = canaries;

/** A person who is back and wants nets; another seed is another person. */
export const netsBody = (seed: number, overrides: Partial<EnrollmentBody> = {}): EnrollmentBody =>
  bodyOf(seed, { choices: [{ program: 'nets', trainingType: 'fishing' }], ...overrides });

/** A person who must be rescued at sea: a restricted case. */
export const rescueBody = (seed: number, overrides: Partial<EnrollmentBody> = {}): EnrollmentBody =>
  bodyOf(seed, { choices: [{ program: 'rescue', caseLocation: 'sea' }], story, ...overrides });

const bodyOf = (seed: number, overrides: Partial<EnrollmentBody>): EnrollmentBody =>
  enrollmentFor(seed, { targetGroup: 'back', district: '10.01', name, village, ...overrides }, tiny);

/** Applies, from a phone that tries again; what was promised is kept. */
export async function apply(cloud: Cloud, body: EnrollmentBody): Promise<Applied> {
  const response = await askUntilAnswered(cloud, 'enroll', () =>
    postJson('/enrollments', body, { at: cloud.agenda.clock.now }),
  );
  if (response.statusCode !== 201) throw new Error(`enroll answered ${response.statusCode} ${response.body}`);
  const { receipt } = JSON.parse(response.body) as { receipt: string };
  return { body, receipt, answer: response.body };
}

/** Asks for something with the receipt. */
export async function wish(cloud: Cloud, { receipt }: Applied, words: object): Promise<void> {
  const response = await askUntilAnswered(cloud, 'pages', () =>
    postJson('/status', { receipt, confirmed: true, ...words }, { at: cloud.agenda.clock.now }),
  );
  if (response.statusCode !== 200) throw new Error(`status answered ${response.statusCode} ${response.body}`);
}
