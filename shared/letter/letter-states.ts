/**
 * A letter's life. It moves forward only; the one way back is a stated refusal, which returns a claim to `queued`.
 * `soft-bounced`: the mailbox was full, or its server away, until the mail service gave up. `rejected`: the mail service
 * said that it will never take it.
 */
export const letterStates = [
  'queued',
  'claimed',
  'ambiguous',
  'sent',
  'soft-bounced',
  'rejected',
  'delivered',
  'bounced',
  'complained',
] as const;
export type LetterState = (typeof letterStates)[number];

/** An earlier attempt can have gone out unheard, and the next one wait in the queue: its late news settles both. */
const unheard = ['queued', 'claimed', 'ambiguous'] as const;

/**
 * What the mail service tells of a letter, from the least that is known to the most. What stands later replaces what
 * stands earlier, never the other way round, so that the end is the same in whatever order the news comes: an attempt
 * that arrived outweighs one that was refused, and a server can refuse what it has accepted.
 */
const tellings = ['sent', 'soft-bounced', 'rejected', 'delivered', 'bounced', 'complained'] as const;
export type News = (typeof tellings)[number];

/** The states that the news may replace. */
export const replacedBy = (news: News): readonly LetterState[] => [
  ...unheard,
  ...tellings.slice(0, tellings.indexOf(news)),
];

/** Its office never saw it: what it told is told again by the next letter. */
export const neverArrived = (state: LetterState): boolean =>
  ['soft-bounced', 'rejected', 'bounced'].includes(state);

/** A claim is held this long: shorter than the queue's visibility timeout of 90 seconds, longer than `notify` may run. */
export const leaseMs = 60_000;

/** An attempt whose outcome is unknown is settled this long after its claim: SES's own event has come by then. */
export const settleAfterMs = 15 * 60_000;

/** After the third attempt of unknown outcome a person must look. */
export const mostAttempts = 3;

/** True where the office's mailbox has the letter, as far as the mail service knows. */
export const reachedMailService = (state: LetterState): boolean =>
  ['sent', 'soft-bounced', 'delivered', 'bounced', 'complained'].includes(state);

/**
 * Whether a person may put it on its way once more. Not what is on its way still, nor what somebody marked as spam: that
 * address has to be freed first. `althoughSent`: also what the mail service took.
 */
export function mayGoAgain(
  { state, attempt }: { readonly state: LetterState; readonly attempt: number },
  althoughSent: boolean,
): boolean {
  if (state === 'ambiguous') return attempt >= mostAttempts;
  if (state === 'sent' || state === 'delivered') return althoughSent;
  return neverArrived(state);
}
