import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Mail } from './mailer.ts';

/** The mail as MIME. Only our own texts, addresses and references reach a header. */
export function composeMime(mail: Mail): Promise<Buffer> {
  const composer = new MailComposer({
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    // The composer leaves the line ends of a text as they are, and SMTP knows no other than CRLF (RFC 5321, 2.3.8).
    newline: 'windows',
    // Vacation replies and ticket systems must not answer a machine (RFC 3834).
    headers: {
      ...{ 'Auto-Submitted': 'auto-generated', 'X-Letter-Reference': mail.reference },
      ...(mail.unsubscribe !== undefined && { 'List-Unsubscribe': mail.unsubscribe }),
    },
  });
  return composer.compile().build();
}
