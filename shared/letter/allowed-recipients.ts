/** Who may get mail of a stage that is a trial: whole addresses, and `@domain` for all of a domain. */
export type AllowedRecipients = readonly string[];

/**
 * Letter by letter, as IAM compares (infra/mail.ts): what passes here passes there, and what IAM refuses is never
 * tried.
 */
export const mayGetMail = (address: string, allowed: AllowedRecipients): boolean =>
  allowed.some((entry) => (entry.startsWith('@') ? address.endsWith(entry) : address === entry));

/** The same list for IAM. */
export const recipientPatterns = (allowed: AllowedRecipients): string[] =>
  allowed.map((entry) => (entry.startsWith('@') ? `*${entry}` : entry));
