/** Who may get mail of a stage that is a trial: whole addresses, and `@domain` for all of a domain. */
export type AllowedRecipients = readonly string[];

/**
 * Letter by letter, as IAM compares (infra/mail.ts): what passes here passes there, and what IAM refuses was never
 * tried. Undefined: nobody is kept out.
 */
export const mayGetMail = (address: string, allowed: AllowedRecipients | undefined): boolean =>
  allowed === undefined ||
  allowed.some((entry) => (entry.startsWith('@') ? address.endsWith(entry) : address === entry));
