import { GetSendQuotaCommand, SESClient, SendEmailCommand, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CallGate, openGate } from '../../../local/emulators/emulator.ts';
import { type SesEmulator, startSes } from '../../../local/emulators/ses.ts';
import type { SesEvent } from '../../../local/emulators/ses-events.ts';

const now = Date.parse('2026-11-22T23:00:00Z');
const sender = 'Layanan TKI <surat@layanan.example>';
let gate: CallGate;
let emulator: SesEmulator;
let client: SESClient;
let events: SesEvent[];

beforeEach(async () => {
  gate = { ...openGate };
  const throughIt: CallGate = { before: (call) => gate.before(call), after: (call) => gate.after(call) };
  emulator = await startSes({ gate: throughIt, clock: { now: () => now } });
  emulator.addIdentity('layanan.example');
  emulator.addConfigurationSet('letters');
  events = [];
  emulator.onEvent((event) => events.push(event));
  client = new SESClient({
    endpoint: emulator.url,
    region: 'ap-southeast-3',
    credentials: { accessKeyId: 'LOCALnotify0001', secretAccessKey: 'none' },
    maxAttempts: 1,
  });
});
afterEach(async () => {
  client.destroy();
  await emulator.stop();
});

const message = (to: string, more: string[] = []) =>
  [
    `From: ${sender}`,
    `To: ${to}`,
    'Subject: =?UTF-8?B?M8KgcnVqdWthbiBiYXJ1?=',
    ...more,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="m"',
    '',
    '--m',
    'Content-Type: multipart/alternative; boundary="a"',
    '',
    '--a',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Ada 3 rujukan.',
    '--a',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Ada 3 rujukan.</p>',
    '--a--',
    '--m',
    'Content-Type: text/csv; name="minggu.csv"',
    'Content-Disposition: attachment; filename="minggu.csv"',
    '',
    'baru,3',
    '--m--',
  ].join('\r\n');

type Changes = {
  to?: string;
  from?: string;
  tags?: { Name: string; Value: string }[];
  set?: string;
  headers?: string[];
};
const sendRaw = ({
  to = 'disnaker-32-12@kantor.example',
  from = sender,
  tags,
  set = 'letters',
  headers,
}: Changes = {}) =>
  client.send(
    new SendRawEmailCommand({
      RawMessage: { Data: Buffer.from(message(to, headers)) },
      Source: from,
      Tags: tags ?? [{ Name: 'letter', Value: 'disnaker-32-12_W-7' }],
      ConfigurationSetName: set,
    }),
  );

describe('a raw mail', () => {
  it("is kept whole: parsed for people, raw for tests, at the host's time", async () => {
    const { MessageId } = await sendRaw({
      headers: ['Auto-Submitted: auto-generated', 'X-Long: one', '\ttwo'],
    });
    const [mail] = emulator.mails();
    expect(mail).toMatchObject({
      id: MessageId,
      at: '2026-11-22T23:00:00.000Z',
      to: ['disnaker-32-12@kantor.example'],
      subject: '3\u00a0rujukan baru',
      text: 'Ada 3 rujukan.',
      html: '<p>Ada 3 rujukan.</p>',
      tags: { letter: 'disnaker-32-12_W-7' },
      configurationSet: 'letters',
      operation: 'SendRawEmail',
      fate: 'delivered',
    });
    expect(mail?.from).toContain('surat@layanan.example');
    expect(mail?.headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'x-long': 'one two' });
    expect(mail?.attachments).toMatchObject([{ filename: 'minggu.csv', contentType: 'text/csv' }]);
    expect(mail?.raw).toContain('boundary="m"');
  });

  it('takes tags and configuration set from its headers as well, and does not pass them on', async () => {
    await client.send(
      new SendRawEmailCommand({
        RawMessage: {
          Data: Buffer.from(
            message('desk@kantor.example', [
              'X-SES-MESSAGE-TAGS: letter=desk_W-1',
              'X-SES-CONFIGURATION-SET: letters',
            ]),
          ),
        },
      }),
    );
    expect(emulator.mails()[0]).toMatchObject({ tags: { letter: 'desk_W-1' }, configurationSet: 'letters' });
    expect(Object.keys(emulator.mails()[0]?.headers ?? {})).not.toContain('x-ses-message-tags');
  });
});

it('sends a simple mail to every recipient', async () => {
  await client.send(
    new SendEmailCommand({
      Source: sender,
      Destination: { ToAddresses: ['a@kantor.example', 'b@kantor.example'] },
      Message: { Subject: { Data: 'Kode' }, Body: { Text: { Data: '12345678' } } },
    }),
  );
  expect(emulator.mails()).toMatchObject([
    {
      to: ['a@kantor.example', 'b@kantor.example'],
      subject: 'Kode',
      text: '12345678',
      operation: 'SendEmail',
    },
  ]);
});

describe('events', () => {
  const kinds = () => events.map((event) => event['detail-type']);

  it('say that a mail was sent and delivered, with its tags', async () => {
    const { MessageId } = await sendRaw();
    expect(kinds()).toEqual(['Email Sent', 'Email Delivered']);
    expect(events[1]).toMatchObject({
      source: 'aws.ses',
      time: '2026-11-22T23:00:00Z',
      resources: ['arn:aws:ses:ap-southeast-3:000000000000:configuration-set/letters'],
      detail: {
        eventType: 'Delivery',
        mail: {
          messageId: MessageId,
          tags: { letter: ['disnaker-32-12_W-7'], 'ses:configuration-set': ['letters'] },
        },
        delivery: { recipients: ['disnaker-32-12@kantor.example'] },
      },
    });
  });

  it.each([
    ['bounce@simulator.amazonses.com', ['Email Sent', 'Email Bounced']],
    ['bounce-disnaker@simulator.kantor.example', ['Email Sent', 'Email Bounced']],
    ['softbounce-desk@simulator.kantor.example', ['Email Sent', 'Email Bounced']],
    ['complaint+desk@simulator.amazonses.com', ['Email Sent', 'Email Delivered', 'Email Complaint Received']],
    ['success@simulator.amazonses.com', ['Email Sent', 'Email Delivered']],
  ])('tell the fate of a mail to %s', async (to, expected) => {
    await sendRaw({ to });
    expect(kinds()).toEqual(expected);
  });

  it('bounce what goes to a suppressed address', async () => {
    emulator.suppress('Desk@kantor.example');
    await sendRaw({ to: 'desk@kantor.example' });
    expect(events[1]?.detail['bounce']).toMatchObject({ bounceSubType: 'OnAccountSuppressionList' });
    expect(emulator.mails()[0]?.fate).toBe('suppressed');
  });

  it('come even when the answer is lost', async () => {
    gate.after = () => Promise.reject(new Error('the caller is dead'));
    await expect(sendRaw()).rejects.toThrow();
    expect(emulator.mails()).toHaveLength(1);
    expect(kinds()).toEqual(['Email Sent', 'Email Delivered']);
  });
});

describe('refusals', () => {
  it.each<[string, Changes, string]>([
    ['an unverified sender', { from: 'surat@lain.example' }, 'MessageRejected'],
    ['a tag value with a dot', { tags: [{ Name: 'letter', Value: 'disnaker.32' }] }, 'InvalidParameterValue'],
    ['a tag name with a space', { tags: [{ Name: 'the letter', Value: 'x' }] }, 'InvalidParameterValue'],
    [
      'a tag that is too long',
      { tags: [{ Name: 'letter', Value: 'x'.repeat(257) }] },
      'InvalidParameterValue',
    ],
    ['an unknown configuration set', { set: 'other' }, 'ConfigurationSetDoesNotExist'],
    ['nobody as recipient', { to: 'undisclosed' }, 'InvalidParameterValue'],
  ])('meet %s, and nothing is sent', async (_, changes, name) => {
    await expect(sendRaw(changes)).rejects.toMatchObject({ name: expect.stringContaining(name) });
    expect(emulator.mails()).toEqual([]);
    expect(events).toEqual([]);
  });

  it('last as long as the account is told to refuse', async () => {
    emulator.refuse({ code: 'Throttling', message: 'Maximum sending rate exceeded.' });
    await expect(sendRaw()).rejects.toMatchObject({ name: 'Throttling' });
    emulator.refuse(undefined);
    await sendRaw();
    expect(emulator.mails()).toHaveLength(1);
  });

  it('meet an action that nobody wrote here', async () => {
    await expect(client.send(new GetSendQuotaCommand({}))).rejects.toMatchObject({ name: 'InvalidAction' });
  });
});

describe('trouble by command', () => {
  it.each([
    ['paused', 'MessageRejected', 0],
    ['quota', 'Throttling', 0],
    ['down', 'ServiceUnavailable', 0],
    ['unanswered', expect.any(String), 0],
    ['answer-lost', expect.any(String), 1],
  ] as const)('%s: the caller learns %s, mails taken: %i, until it is over', async (kind, name, taken) => {
    emulator.trouble({ kind });
    await expect(sendRaw()).rejects.toMatchObject({ name });
    expect(emulator.mails()).toHaveLength(taken);
    emulator.trouble(undefined);
    await sendRaw();
    expect(emulator.mails()).toHaveLength(taken + 1);
  });

  it('throttled, it takes no more than so many at once', async () => {
    emulator.trouble({ kind: 'throttled', perSecond: 3 });
    const answers = await Promise.allSettled(Array.from({ length: 30 }, () => sendRaw()));
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused.length).toBeGreaterThan(0);
    for (const reason of refused) expect(reason).toMatchObject({ name: 'Throttling' });
    expect(emulator.mails()).toHaveLength(30 - refused.length);
  });
});

it('sends nothing for a caller who was killed before', async () => {
  gate.before = () => Promise.reject(new Error('the caller is dead'));
  await expect(sendRaw()).rejects.toThrow();
  expect(emulator.mails()).toEqual([]);
});

it('says when the next mail is there, and when none comes', async () => {
  await emulator.nextMail(1);
  expect(emulator.mails()).toEqual([]);
  const come = emulator.nextMail(60_000);
  await sendRaw();
  await come;
  expect(emulator.mails()).toHaveLength(1);
});

it('shows a page with the mails', async () => {
  const { MessageId } = await sendRaw();
  const page = await fetch(emulator.url);
  expect(page.headers.get('content-type')).toContain('text/html');
  const store = (await (await fetch(`${emulator.url}/store`)).json()) as { emails: { messageId: string }[] };
  expect(store.emails.some((email) => email.messageId === MessageId)).toBe(true);
});
