import { type ParsedMail, simpleParser } from 'mailparser';
import { beforeAll, describe, expect, it } from 'vitest';
import { gather } from '../../functions/gather/gather.ts';
import { summarize } from '../../functions/summarize/summarize.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { composeMime } from '../../shared/messaging/mime.ts';
import { openBrowser } from '../support/office-browser.ts';
import { startSystem } from '../support/system.ts';
import { links, markups, templates } from './payloads.ts';

const headers = [
  ...['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'],
  'x-letter-reference',
];
const injections = ['Bcc: x@evil.example', 'Subject: menang hadiah', 'Reply-To: x@evil.example'];
const typed = [...injections, ...markups, ...templates, ...links];
const boxes = [
  'disnaker-32-12\r\nBcc: x@evil.example',
  'x@evil.example',
  'disnaker-32-12,x@evil.example',
  '\u212Aemlu',
];

type Sent = { readonly to: string; readonly raw: string; readonly parsed: ParsedMail };
let mails: Sent[];

/** A week in which everybody types what does not belong there, and all the mails that it leads to. */
beforeAll(async () => {
  const system = await startSystem();
  for (const [at, text] of typed.entries())
    for (const program of ['padat-karya', 'tki-bermasalah'] as const)
      await system.enroll(bodyFor(at, program, text));
  await system.pump();
  await gather({ scheduledAt: '2026-11-25T02:00:00Z' }, system.deps);
  system.clock.now = new Date('2026-11-29T23:00:00Z');
  await summarize({ scheduledAt: '2026-11-29T23:00:00Z' }, system.deps);
  await system.deliver();
  const stranger = openBrowser(system);
  for (const mailbox of boxes) await stranger.postJson('/office/code', { mailbox });
  await openBrowser(system).postJson('/office/code', { mailbox: 'disnaker-32-12' });
  mails = await Promise.all(
    system.deps.mailer.sent.map(async (mail) => {
      const bytes = await composeMime(mail);
      return { to: mail.to, raw: bytes.toString('latin1'), parsed: await simpleParser(bytes) };
    }),
  );
});

function bodyFor(at: number, program: string, text: string) {
  const inTrouble = program === 'tki-bermasalah';
  return enrollmentFor(at + (inTrouble ? 1000 : 0), {
    ...{ district: '32.12', village: text, targetGroup: inTrouble ? 'bermasalah' : 'purna' },
    choices: [{ program, ...(inTrouble && { caseLocation: 'abroad' }) }],
    ...(inTrouble && { story: `Tolong\n${text}`, safeContact: text }),
  });
}

describe('mails of such a week', () => {
  it('are of every kind: new needs, people in trouble, a digest for all, the national one, a code', () => {
    expect(mails.length).toBeGreaterThan(74);
    expect(mails.filter(({ parsed }) => /\b\d{8}\b/.test(parsed.text ?? ''))).toHaveLength(1);
  });

  it('have exactly our headers, each once, and one recipient', () => {
    for (const { to, raw, parsed } of mails) {
      const [head = ''] = raw.split('\r\n\r\n');
      const names = [...head.matchAll(/^([A-Za-z-]+):/gm)].map(([, name = '']) => name.toLowerCase());
      expect(names.sort()).toEqual(headers);
      expect([parsed.to, parsed.cc, parsed.bcc, parsed.replyTo]).toMatchObject([
        { value: [{ address: to, name: '' }] },
        ...[undefined, undefined, undefined],
      ]);
      expect(to).toMatch(/^[a-z0-9-]+@kantor\.example$/);
    }
  });

  it('hold no word of what was typed, in no part', () => {
    for (const { parsed } of mails)
      for (const text of [...typed, 'evil.example'])
        if (text.length > 4)
          expect([parsed.subject, parsed.text, parsed.html].join('\n')).not.toContain(text);
  });

  it('have lines that mail can carry', () => {
    for (const { raw } of mails)
      for (const line of raw.split('\r\n')) {
        expect(line.length).toBeLessThanOrEqual(998);
        expect(line).toMatch(/^[\t\x20-\x7e]*$/);
      }
  });
});
