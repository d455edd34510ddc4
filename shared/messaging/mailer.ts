/** One email to one mailbox; `tag` names the letter in SES's events. */
export type Mail = {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Our own reference, the same each time that this letter is sent. */
  readonly reference: string;
  /** For those who are no office and can ask to get no more of it: the header `List-Unsubscribe`. */
  readonly unsubscribe?: string;
  readonly tag?: string;
  /** Which version of the office's address this is; SES's events tell it back. */
  readonly addressVersion?: number;
};

/**
 * When a mail that was not taken can be. `soon`: too many at once. `retry`: the service was not reached, or is in
 * trouble. `later`: it takes nothing for hours (paused, quota). `never`: this mail is wrong.
 */
export type When = 'soon' | 'retry' | 'later' | 'never';

/** The service did not take the mail, so that sending it again is safe. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
  readonly when: When;

  constructor(when: When, cause?: unknown) {
    super(`mail refused, ${when}`, { cause });
    this.when = when;
  }
}

/** No answer came: the mail may or may not be on its way. */
export class MailUnanswered extends Error {
  override readonly name = 'MailUnanswered';
}

/** This stage is a trial, and its list of addresses does not have this one: nothing was sent, and nothing ever will be. */
export class MailKeptBack extends Error {
  override readonly name = 'MailKeptBack';
}

/** Sends a mail and returns the service's message id; throws `MailRefused`, `MailUnanswered` or `MailKeptBack`. */
export type Mailer = { send(mail: Mail): Promise<string> };
