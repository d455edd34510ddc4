/** What is known of a mail service in trouble; gone with the first mail that it takes. */
export type MailRest = {
  /** Sends in a row that it did not take, or did not answer. */
  readonly failures: number;
  /** Nobody tries before that moment. */
  readonly until?: string | undefined;
  /** All of them went to this mailbox: what others are sent says more of the service, so that they do not wait. */
  readonly mailbox?: string | undefined;
};

const minuteMs = 60_000;
/** One lost answer or broken connection says nothing of the service; three in a row do. */
const patience = 3;
const longestMs = 30 * minuteMs;

/** A mail to this mailbox was not taken; `isStated`: the service said that it takes nothing at all. */
export type Trouble = { readonly mailbox: string; readonly isStated: boolean };

/** Where the service says that it takes nothing (paused, quota), one answer is enough; else trouble makes it longer. */
export function afterTrouble(
  known: MailRest | undefined,
  { mailbox, isStated }: Trouble,
  at: Date,
): MailRest {
  const failures = isStated ? 1 + (known?.failures ?? 0) : failuresWith(known, mailbox);
  const alone = !isStated && (known === undefined || known.mailbox === mailbox) ? { mailbox } : {};
  if (!isStated && failures < patience) return { failures, ...alone };
  const waitMs = isStated ? longestMs : Math.min(5 * minuteMs * 2 ** (failures - patience), longestMs);
  return { failures, ...alone, until: new Date(at.getTime() + waitMs).toISOString() };
}

/** However often one mailbox was in trouble alone, that was one trouble when another joins it. */
const failuresWith = (known: MailRest | undefined, mailbox: string): number =>
  known?.mailbox === undefined || known.mailbox === mailbox ? 1 + (known?.failures ?? 0) : 2;

/** A fresh letter goes ahead of one that may have arrived already, whose attempts are few. */
export const headStartMs = 60 * minuteMs;

/** One letter is tried while the others wait: this long is nobody else. */
export const trialMs = 2 * minuteMs;

/** Whether it holds for what goes to this mailbox. */
export const concerns = ({ mailbox }: MailRest, to: string): boolean =>
  mailbox === undefined || mailbox === to;

export const isResting = ({ until }: MailRest, at: Date): boolean =>
  until !== undefined && until > at.toISOString();
