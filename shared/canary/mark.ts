import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** In which the canary says who it is; what infra lets the edge pass on. */
export const canaryHeader = 'x-canary';

/** Clocks differ, and a request takes its time; nobody has use for an old mark. */
const lifeMs = 5 * 60 * 1000;

/** Who has the secret can say of one submission, for some minutes, that it is no person's. */
export function markOf(secret: string, submissionId: string, at: number): string {
  const keyed = createHmac('sha256', secret).update(`mark\n${at}\n${submissionId}`).digest('base64url');
  return `${at}.${keyed}`;
}

/** As much work for a mark that is nearly right as for any other. */
export function isMarkOf(mark: string, secret: string, submissionId: string, now: number): boolean {
  const at = Number(mark.split('.', 1)[0]);
  const isRight = timingSafeEqual(digest(markOf(secret, submissionId, at)), digest(mark));
  return isRight && Math.abs(now - at) <= lifeMs;
}

/** The same for the same hour, so that a call that Lambda tries again sends nothing twice. A UUID as phones make it. */
export function submissionIdAt(secret: string, at: Date): string {
  const hex = createHmac('sha256', secret).update(`id\n${at.toISOString()}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
