/** Letters at once: the fewest that Lambda allows. */
export const sideBySide = 2;
/** Sign-in codes go beside the letters, and clocks differ: what is left of the account's rate. */
const shareOfRate = 0.95;

/** Milliseconds between two mails of one of the processes, so that all of them together keep the account's rate. */
export const pauseBetweenMails = (mailsPerSecond: number): number =>
  Math.ceil((1000 * sideBySide) / (mailsPerSecond * shareOfRate));
