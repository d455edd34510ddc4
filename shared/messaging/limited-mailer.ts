import { type AllowedRecipients, mayGetMail } from '../letter/allowed-recipients.ts';
import { type Mailer, MailKeptBack } from './mailer.ts';

/** Keeps back what is for nobody of the list. IAM would refuse it too, in words that mean "try again". */
export const limitedMailer = (mailer: Mailer, allowed: AllowedRecipients | null): Mailer => ({
  send: async (mail) => {
    if (allowed && !mayGetMail(mail.to, allowed)) throw new MailKeptBack('not on the list of this stage');
    return mailer.send(mail);
  },
});
