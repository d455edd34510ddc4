import { createServer } from 'node:http';
import { SESClient } from '@aws-sdk/client-ses';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CallGate, openGate } from '../../../local/emulators/emulator.ts';
import { type SesEmulator, startSes } from '../../../local/emulators/ses.ts';
import { closeServer, listenLocally } from '../../../local/emulators/wire.ts';
import { type Mail, type Mailer, MailRefused, MailUnanswered } from '../../../shared/messaging/mailer.ts';
import { MemoryMailer } from '../../../shared/messaging/memory-mailer.ts';
import { composeMime } from '../../../shared/messaging/mime.ts';
import { openMailer, SesMailer } from '../../../shared/messaging/ses-mailer.ts';
import { clientOf } from '../../support/clients.ts';

const mail: Mail = {
  from: 'Layanan Pemberdayaan TKI <surat@layanan.example>',
  to: 'disnaker-32-12@kantor.example',
  subject: 'Rujukan baru menunggu jawaban – ’PMI’ (New referrals wait)',
  text: `Ada 3 rujukan — é 漢字.\n.\n${'kata '.repeat(400)}\nFrom here on\n`,
  html: `<p>Ada 3 rujukan — é 漢字.</p><p>${'x'.repeat(2000)}</p>`,
  reference: '0123456789',
  tag: 'disnaker-32-12_W-000001',
  addressVersion: 3,
};

let gate: CallGate;
let ses: SesEmulator;
let client: SESClient;
let mailer: Mailer;

beforeEach(async () => {
  gate = openGate;
  const through: CallGate = { before: (call) => gate.before(call), after: (call) => gate.after(call) };
  ses = await startSes({ gate: through, clock: { now: () => 0 } });
  ses.addIdentity('layanan.example');
  ses.addConfigurationSet('letters');
  client = new SESClient({
    ...clientOf(ses.url),
    requestHandler: { requestTimeout: 500, throwOnRequestTimeout: true },
  });
  mailer = new SesMailer(client, 'letters');
});
afterEach(async () => {
  client.destroy();
  await ses.stop();
});

const failure = (sending: Promise<unknown>) =>
  sending.then(
    () => undefined,
    (error: unknown) => error,
  );

describe.each<[string, () => Mailer]>([
  ['in memory', () => new MemoryMailer()],
  ['on SES', () => mailer],
])('the mailer %s', (_, open) => {
  it('answers each mail with an id of its own', async () => {
    const ids = [await open().send(mail), await open().send({ ...mail, to: 'desk@kantor.example' })];
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+$/);
  });
});

it('no mail goes out on a connection that may have been closed since', async () => {
  const before = new Map<unknown, number>();
  const server = createServer((request, response) => {
    before.set(request.socket, (before.get(request.socket) ?? 0) + 1);
    // As after a long pause: what comes on an old connection finds nobody.
    if (before.get(request.socket) !== 1) return request.socket.destroy();
    const id = `<MessageId>${before.size}</MessageId>`;
    return response.end(`<A><SendRawEmailResult>${id}</SendRawEmailResult></A>`);
  });
  vi.stubEnv('AWS_ENDPOINT_URL_SES', await listenLocally(server)).stubEnv('AWS_REGION', 'ap-southeast-3');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'TEST').stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  const real = openMailer('letters', null);
  expect([await real.send(mail), await real.send(mail), await real.send(mail)]).toEqual(['1', '2', '3']);
  vi.unstubAllEnvs();
  await closeServer(server);
});

describe('on SES', () => {
  it('a mail arrives at its one recipient as it was written', async () => {
    const id = await mailer.send(mail);
    const [arrived] = ses.mails();
    expect(ses.mails()).toHaveLength(1);
    expect(arrived).toMatchObject({ id, to: [mail.to], subject: mail.subject, configurationSet: 'letters' });
    expect(arrived?.tags).toEqual({ letter: mail.tag, address: '3' });
    expect(arrived?.text.trimEnd()).toBe(mail.text.trimEnd());
    expect(arrived?.html.trimEnd()).toBe(mail.html);
    expect(arrived?.attachments).toEqual([]);
  });

  it('a mail without a tag has none', async () => {
    const { tag: _, addressVersion: __, ...code } = mail;
    await mailer.send(code);
    expect(ses.mails()[0]?.tags).toEqual({});
  });

  it.each<[string, Partial<Mail>]>([
    ['an unverified sender', { from: 'surat@lain.example' }],
    ['a tag that cannot be one', { tag: 'disnaker@32.12' }],
    ['an address that is none', { to: 'undisclosed' }],
  ])('refuses %s for good', async (_, change) => {
    const error = await failure(mailer.send({ ...mail, ...change }));
    expect(error).toBeInstanceOf(MailRefused);
    expect(error).toMatchObject({ when: 'never' });
    expect(ses.mails()).toEqual([]);
  });

  it('refuses an unknown configuration set for good', async () => {
    expect(await failure(new SesMailer(client, 'other').send(mail))).toMatchObject({ when: 'never' });
  });

  it.each([
    ['soon', 'Throttling', 'Maximum sending rate exceeded.'],
    ['later', 'Throttling', 'Daily message quota exceeded.'],
    ['later', 'AccountSendingPausedException', 'not now'],
    ['later', 'ConfigurationSetSendingPausedException', 'not now'],
    ['later', 'MessageRejected', 'Sending paused for this account. For more information, see your inbox.'],
    ['never', 'MessageRejected', 'Email address is not verified.'],
    ['never', 'MailFromDomainNotVerifiedException', 'no MX record'],
    ['retry', 'AccessDenied', 'not authorized to perform ses:SendRawEmail'],
    ['retry', 'ServiceUnavailable', 'a temporary failure of the server', 503],
  ])('says %s to %s: %s', async (when, code, message, status = 400) => {
    ses.refuse({ code, message, status });
    const error = await failure(mailer.send(mail));
    expect(error).toBeInstanceOf(MailRefused);
    expect(error).toMatchObject({ when });
    ses.refuse(undefined);
    await mailer.send(mail);
    expect(ses.mails()).toHaveLength(1);
  });

  it('that fails inside may have taken the mail', async () => {
    ses.refuse({ code: 'InternalFailure', message: 'an unknown error', status: 500 });
    expect(await failure(mailer.send(mail))).toBeInstanceOf(MailUnanswered);
  });

  it('that loses its answer is unanswered, and the mail is on its way once', async () => {
    gate = { ...openGate, after: () => Promise.reject(new Error('cut')) };
    expect(await failure(mailer.send(mail))).toBeInstanceOf(MailUnanswered);
    expect(ses.mails()).toHaveLength(1);
  });

  it('that answers too late is unanswered', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = { ...openGate, after: () => promise };
    expect(await failure(mailer.send(mail))).toBeInstanceOf(MailUnanswered);
    resolve();
  });

  it('that cannot be reached has sent nothing, so that later is early enough', async () => {
    const nowhere = new SESClient(clientOf('http://127.0.0.1:9'));
    expect(await failure(new SesMailer(nowhere, 'letters').send(mail))).toMatchObject({ when: 'retry' });
    nowhere.destroy();
  });
});

describe('the message', () => {
  const headersOf = async (of: Mail): Promise<[string, string][]> => {
    const [head = ''] = (await composeMime(of)).toString('latin1').split('\r\n\r\n');
    const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
    return lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
  };

  it('has our headers and no others, and says that a machine wrote it', async () => {
    const headers = await headersOf(mail);
    expect(headers.map(([name]) => name).sort()).toEqual([
      'Auto-Submitted',
      'Content-Type',
      'Date',
      'From',
      'MIME-Version',
      'Message-ID',
      'Subject',
      'To',
      'X-Letter-Reference',
    ]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'Auto-Submitted': 'auto-generated',
      'X-Letter-Reference': mail.reference,
      To: mail.to,
      From: mail.from,
    });
  });

  it('cannot be given another header or recipient by any of its texts', async () => {
    const evil = 'x\r\nBcc: evil@example.com\r\n\r\nbody';
    const headers = await headersOf({ ...mail, subject: evil, reference: evil });
    expect(headers.map(([name]) => name)).not.toContain('Bcc');
    expect(headers).toHaveLength(9);
  });

  it('is seven bits wide, in lines that every server takes', async () => {
    const message = (await composeMime(mail)).toString('latin1');
    expect([...message].every((character) => character.charCodeAt(0) < 128)).toBe(true);
    expect(Math.max(...message.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998);
  });
});
