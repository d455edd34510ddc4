import * as z from 'zod/mini';
import type { News } from '../../shared/letter/letter-states.ts';

const timed = z.object({ timestamp: z.iso.datetime() });
const tag = z.optional(z.array(z.string()));

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
const schema = z.object({
  source: z.literal('aws.ses'),
  time: z.optional(z.iso.datetime()),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      timestamp: z.optional(z.iso.datetime()),
      tags: z.optional(z.partial(z.object({ 'ses:configuration-set': tag, letter: tag, address: tag }))),
    }),
    delivery: z.optional(timed),
    bounce: z.optional(z.extend(timed, { bounceType: z.string(), bounceSubType: z.string() })),
  }),
});

/** What SES tells of one mail. */
export type MailEvent = {
  readonly type: string;
  /** Undefined for what tells nothing of a letter: opened, clicked, subscription. */
  readonly news: News | undefined;
  readonly configurationSet: string | undefined;
  readonly letter: string | undefined;
  /** The version of the office's address that the mail went to. */
  readonly addressVersion: number | undefined;
  readonly at: string;
  /** Of a bounce, how SES names it: codes, no address. */
  readonly reason: string | undefined;
};

const newsOf: Readonly<Record<string, News>> = {
  Send: 'sent',
  // It is on its way, and SES goes on trying: whoever did not hear the answer knows that SES has it.
  DeliveryDelay: 'sent',
  Delivery: 'delivered',
  Reject: 'rejected',
  'Rendering Failure': 'rejected',
  Complaint: 'complained',
};

/** `Undetermined` and `Transient` do not say that the mailbox is gone. */
const newsOfBounce = (bounceType: string | undefined): News =>
  bounceType === 'Permanent' ? 'bounced' : 'soft-bounced';

export function parseMailEvent(input: unknown): MailEvent {
  const { time, detail } = schema.parse(input);
  const { eventType, mail, bounce, delivery } = detail;
  const { tags = {} } = mail;
  const version = Number(tags.address?.[0]);
  return {
    type: eventType,
    news: eventType === 'Bounce' ? newsOfBounce(bounce?.bounceType) : newsOf[eventType],
    configurationSet: tags['ses:configuration-set']?.[0],
    letter: tags.letter?.[0],
    addressVersion: Number.isInteger(version) ? version : undefined,
    at: new Date((bounce ?? delivery)?.timestamp ?? time ?? mail.timestamp ?? 0).toISOString(),
    reason: bounce && `${bounce.bounceType}/${bounce.bounceSubType}`,
  };
}
