/** What follows from a submission, told by the stream or found again in the morning. */
const consequences = [
  ...(['Checks', 'Held', 'RestrictedWithoutMailbox'] as const),
  ...(['Confirmed', 'HelpNotYet', 'Disputed', 'DisputedAtSameOffice'] as const),
  ...(['Withdrawn', 'WithdrawalAsked', 'WithdrawalUndone'] as const),
] as const;

/**
 * Every number that a function may write for CloudWatch, by function. Each has an alarm or stands on the dashboard, and
 * each costs: what nobody looks at is not written. A test holds both.
 */
export const metrics = {
  enroll: ['Enrollments'],
  dispatch: consequences,
  office: [
    ...(['Answers', 'Helped', 'UnusualUnsealing'] as const),
    ...(['CodesSent', 'SignInLinksSent', 'CodesNotSent', 'CodesOverLimit', 'CodesForNobody'] as const),
  ],
  gather: ['LettersRequeued', 'LettersWithoutMailbox', 'StatementsUntold'],
  notify: [
    ...(['LettersSent', 'LettersSentAgain', 'LettersAmbiguous', 'LettersUnsettled'] as const),
    ...(['LettersRejected', 'ReaderLettersRejected', 'ReaderLettersUnsettled', 'MailRests'] as const),
  ],
  feedback: [
    ...(['LettersDelivered', 'LettersDelayed', 'LettersSoftBounced', 'LettersRejected'] as const),
    ...(['LettersBounced', 'LettersComplained', 'MailboxesNotWorking'] as const),
    ...(['ReaderLettersSoftBounced', 'ReaderLettersRejected'] as const),
    ...(['ReaderLettersBounced', 'ReaderLettersComplained'] as const),
  ],
  summarize: [
    ...(['StatementsWithoutMailbox', 'StatementsWithoutProof', 'WeeksCaughtUp', 'HolidaysEndSoon'] as const),
  ],
  reconcile: [
    ...consequences,
    ...(['Repaired', 'NotReconciled', 'ReconcilePutOff', 'DeskNotTold', 'LettersUnheard'] as const),
    ...(['Escalated', 'RestrictedEscalated', 'RestrictedUnanswered'] as const),
  ],
  canary: [
    ...(['CanariesArrived', 'CanariesNotAccepted', 'CanariesNotReferred'] as const),
    ...(['CanariesNotLettered', 'CanariesNotDelivered'] as const),
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type MetricSource = keyof typeof metrics;
export type MetricOf<S extends MetricSource> = (typeof metrics)[S][number];
export type Metric = MetricOf<MetricSource>;
