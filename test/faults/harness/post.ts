import type { Mail, Mailer } from '../../../shared/messaging/mailer.ts';

export type Outcome = 'delivered' | 'bounced' | 'complained' | 'silent';
export type MailEvent = {
  readonly letter: string;
  readonly type: string;
  /** The version of the office's address. */
  readonly address?: number | undefined;
};

/** The mail service: takes every mail, and tells of it seconds later by events that name the letter. */
export class Post implements Mailer {
  readonly taken: Mail[] = [];
  /** What becomes of the mail to an address; `silent`: no event ever comes. */
  outcomeOf: (mail: Mail) => Outcome = () => 'delivered';
  /** What the service says instead of taking the mail. */
  refusalOf: (mail: Mail) => Error | undefined = () => undefined;
  /** False as soon as one mail stays without events. */
  heard = true;
  private readonly tell: (event: MailEvent, seconds: number) => void;

  constructor(tell: (event: MailEvent, seconds: number) => void) {
    this.tell = tell;
  }

  async send(mail: Mail): Promise<string> {
    const refusal = this.refusalOf(mail);
    if (refusal) throw refusal;
    this.taken.push(mail);
    const outcome = this.outcomeOf(mail);
    if (outcome === 'silent') this.heard = false;
    if (mail.tag && outcome !== 'silent') this.tellAll(mail, mail.tag, outcome);
    return `mail-${this.taken.length}`;
  }

  private tellAll({ addressVersion: address }: Mail, letter: string, outcome: Outcome): void {
    this.tell({ letter, address, type: 'Send' }, 1);
    this.tell({ letter, address, type: outcome === 'bounced' ? 'Bounce' : 'Delivery' }, 2);
    if (outcome === 'complained') this.tell({ letter, address, type: 'Complaint' }, 3600);
  }
}

/** As EventBridge hands it to `feedback`. */
export const mailEvent = ({ letter, type, address }: MailEvent, at: Date) => ({
  source: 'aws.ses',
  'detail-type': `Email ${type}`,
  time: at.toISOString(),
  detail: {
    eventType: type,
    mail: {
      messageId: 'message',
      tags: { letter: [letter], address: [String(address)], 'ses:configuration-set': ['letters'] },
    },
    ...(type === 'Bounce' && {
      bounce: { bounceType: 'Permanent', bounceSubType: 'General', timestamp: at.toISOString() },
    }),
    ...(type === 'Complaint' && { complaint: {} }),
  },
});
