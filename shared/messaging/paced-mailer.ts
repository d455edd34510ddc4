import type { Mailer } from './mailer.ts';

type Pace = {
  /** Milliseconds between the beginnings of two mails of this process. */
  readonly everyMs: number;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
};

/**
 * Sends no faster than the account may. SES drops what comes faster, and each mail that it drops costs a receive of
 * the queue: https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html
 */
export function pacedMailer(mailer: Mailer, { everyMs, now, pause }: Pace): Mailer {
  let free = 0;
  return {
    send: async (mail) => {
      const begin = Math.max(free, now());
      free = begin + everyMs;
      if (begin > now()) await pause(begin - now());
      return mailer.send(mail);
    },
  };
}
