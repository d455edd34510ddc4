/**
 * A letter's life. It moves forward only; the one way back is a stated refusal, which returns a claim to `queued`.
 * `rejected`: the mail service said that it will never take it.
 */
export const letterStates = [
  'queued',
  'claimed',
  'ambiguous',
  'sent',
  'delivered',
  'rejected',
  'bounced',
  'complained',
] as const;
export type LetterState = (typeof letterStates)[number];

/** An earlier attempt can have gone out unheard, and the next one wait in the queue: its late news settles both. */
const unheard = ['queued', 'claimed', 'ambiguous'] as const;

/** What the mail service tells of a letter, and the states that the news may replace. */
export const news = {
  sent: unheard,
  delivered: [...unheard, 'sent'],
  rejected: [...unheard, 'sent'],
  // A bounce can follow a delivery: some servers accept first and refuse later.
  bounced: [...unheard, 'sent', 'delivered'],
  complained: [...unheard, 'sent', 'delivered', 'bounced'],
} as const satisfies Partial<Record<LetterState, readonly LetterState[]>>;
export type News = keyof typeof news;

/** A claim is held this long: shorter than the queue's visibility timeout of 90 seconds, longer than `notify` may run. */
export const leaseMs = 60_000;

/** An attempt whose outcome is unknown is settled this long after its claim: SES's own event has come by then. */
export const settleAfterMs = 15 * 60_000;

/** After the third attempt of unknown outcome a person must look. */
export const mostAttempts = 3;

/** True where the office's mailbox has the letter, as far as the mail service knows. */
export const reachedMailService = (state: LetterState): boolean =>
  ['sent', 'delivered', 'bounced', 'complained'].includes(state);
