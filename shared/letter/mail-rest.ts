/** What is known of a mail service in trouble; gone with the first mail that it takes. */
export type MailRest = {
  /** Sends in a row that it did not take, or did not answer. */
  readonly failures: number;
  /** Nobody tries before that moment. */
  readonly until?: string | undefined;
};

const minuteMs = 60_000;
/** One lost answer or broken connection says nothing of the service; three in a row do. */
const patience = 3;
const longestMs = 30 * minuteMs;

/** Where the service says that it takes nothing (paused, quota), one answer is enough; else trouble makes it longer. */
export function afterTrouble(known: MailRest | undefined, isStated: boolean, at: Date): MailRest {
  const failures = (known?.failures ?? 0) + 1;
  if (!isStated && failures < patience) return { failures };
  const waitMs = isStated ? longestMs : Math.min(5 * minuteMs * 2 ** (failures - patience), longestMs);
  return { failures, until: new Date(at.getTime() + waitMs).toISOString() };
}

/** A fresh letter goes ahead of one that may have arrived already, whose attempts are few. */
export const headStartMs = 60 * minuteMs;

/** One letter is tried while the others wait: this long is nobody else. */
export const trialMs = 2 * minuteMs;

export const isResting = ({ until }: MailRest, at: Date): boolean =>
  until !== undefined && until > at.toISOString();
