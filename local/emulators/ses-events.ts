import { randomUUID } from 'node:crypto';
import type { Place } from './emulator.ts';
import type { Headers } from './mime-headers.ts';

/** An event of SES as EventBridge carries it. https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html */
export type SesEvent = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': (typeof detailTypes)[EventType];
  readonly source: 'aws.ses';
  readonly account: string;
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: { readonly eventType: EventType; readonly mail: object; readonly [part: string]: unknown };
};
type EventType = keyof typeof detailTypes;

const detailTypes = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
} as const;

/** What the events of one sent mail tell. `at` in epoch milliseconds. */
export type SentMail = {
  readonly id: string;
  readonly at: number;
  readonly operation: string;
  readonly caller: string;
  readonly source: string;
  readonly recipients: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet?: string;
  readonly headers: Headers;
};

export type Fate = 'delivered' | 'bounced' | 'soft-bounced' | 'complained' | 'suppressed';

/** Like AWS's mailbox simulator (`bounce@simulator.amazonses.com`), and `softbounce`, at any domain `simulator.…`, with any ending. */
export function fateOf(address: string, suppressed: ReadonlySet<string>): Fate {
  if (suppressed.has(address.toLowerCase())) return 'suppressed';
  const simulated = address
    .match(/^(bounce|softbounce|complaint|suppressionlist)[^@]*@simulator\./i)?.[1]
    ?.toLowerCase();
  if (simulated === 'bounce') return 'bounced';
  if (simulated === 'softbounce') return 'soft-bounced';
  if (simulated === 'complaint') return 'complained';
  return simulated === 'suppressionlist' ? 'suppressed' : 'delivered';
}

/** Sent, then what became of it at each recipient. */
export function eventsOf(mail: SentMail, suppressed: ReadonlySet<string>, place: Place): SesEvent[] {
  const at = (fate: Fate) => mail.recipients.filter((address) => fateOf(address, suppressed) === fate);
  const reached = [...at('delivered'), ...at('complained')];
  const parts = [
    { eventType: 'Send', send: {} } as const,
    ...(reached.length > 0 ? [deliveryTo(reached, mail.at)] : []),
    ...at('bounced').map((address) => bounceOf(address, 'General', mail.at)),
    ...at('soft-bounced').map((address) => bounceOf(address, 'MailboxFull', mail.at)),
    ...at('suppressed').map((address) => bounceOf(address, 'OnAccountSuppressionList', mail.at)),
    ...at('complained').map((address) => complaintOf(address, mail.at)),
  ];
  return parts.map(({ eventType, ...part }) => ({
    version: '0',
    id: randomUUID(),
    'detail-type': detailTypes[eventType],
    source: 'aws.ses',
    account: place.account,
    time: iso(mail.at).replace('.000', ''),
    region: place.region,
    resources: resourcesOf(mail, place),
    detail: { eventType, mail: describeMail(mail, place), ...part },
  }));
}

function deliveryTo(recipients: string[], at: number) {
  const smtpResponse = '250 2.0.0 OK';
  const delivery = {
    timestamp: iso(at),
    processingTimeMillis: 0,
    recipients,
    smtpResponse,
    reportingMTA: mta,
  };
  return { eventType: 'Delivery', delivery } as const;
}

const bounces = {
  General: {
    bounceType: 'Permanent',
    recipient: { action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
  },
  MailboxFull: {
    bounceType: 'Transient',
    recipient: { action: 'failed', status: '5.2.2', diagnosticCode: 'smtp; 552 5.2.2 mailbox full' },
  },
  OnAccountSuppressionList: { bounceType: 'Permanent', recipient: {} },
} as const;

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html#event-publishing-retrieving-sns-contents-bounce-object */
function bounceOf(address: string, bounceSubType: keyof typeof bounces, at: number) {
  const { bounceType, recipient } = bounces[bounceSubType];
  const bounce = {
    bounceType,
    bounceSubType,
    bouncedRecipients: [{ emailAddress: address, ...recipient }],
    timestamp: iso(at),
    feedbackId: `${randomUUID()}-000000`,
    reportingMTA: mta,
  };
  return { eventType: 'Bounce', bounce } as const;
}

function complaintOf(address: string, at: number) {
  const complaint = {
    complainedRecipients: [{ emailAddress: address }],
    timestamp: iso(at),
    feedbackId: `${randomUUID()}-000000`,
    complaintSubType: null,
    complaintFeedbackType: 'abuse',
  };
  return { eventType: 'Complaint', complaint } as const;
}

function describeMail(mail: SentMail, place: Place): object {
  const own = Object.entries(mail.tags).map(([name, value]) => [name, [value]]);
  const domain = mail.source.slice(mail.source.lastIndexOf('@') + 1).replace(/>.*$/, '');
  return {
    timestamp: iso(mail.at),
    source: mail.source,
    sendingAccountId: place.account,
    messageId: mail.id,
    destination: mail.recipients,
    headersTruncated: false,
    headers: mail.headers,
    tags: {
      'ses:operation': [mail.operation],
      ...(mail.configurationSet && { 'ses:configuration-set': [mail.configurationSet] }),
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [domain],
      'ses:caller-identity': [mail.caller],
      ...Object.fromEntries(own),
    },
  };
}

function resourcesOf({ configurationSet }: SentMail, { region, account }: Place): string[] {
  return configurationSet ? [`arn:aws:ses:${region}:${account}:configuration-set/${configurationSet}`] : [];
}

const mta = 'dns; local';

function iso(at: number): string {
  return new Date(at).toISOString();
}
