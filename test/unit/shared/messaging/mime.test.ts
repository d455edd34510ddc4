import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { unsubscribeBy } from '../../../../shared/letter/readers.ts';
import { renderLetter } from '../../../../shared/letter/render.ts';
import type { Mail } from '../../../../shared/messaging/mailer.ts';
import { composeMime } from '../../../../shared/messaging/mime.ts';
import { longestLetters } from '../../../support/longest-letters.ts';

const mail: Mail = {
  from: 'Layanan TKI <surat@layanan.example>',
  to: 'kantor@dinas.example',
  subject: 'Laporan mingguan no. 12: Senin 16 – Minggu 22 November 2026, WIB ≈ ✓',
  text: `Angka ≈ 5\n${'kata '.repeat(500)}\n.\nFrom sini\n`,
  html: `<p>Angka ≈ 5</p><p>${'x'.repeat(4000)}</p>`,
  reference: '0A1B2C3D4E',
};
const bytesOf = async (changes: Partial<Mail> = {}) => composeMime({ ...mail, ...changes });

test('a mail has both parts, in UTF-8, as they were written', async () => {
  const parsed = await simpleParser(await bytesOf());
  expect(parsed.subject).toBe(mail.subject);
  expect(parsed.text?.trimEnd()).toBe(mail.text.trimEnd());
  expect(String(parsed.html).trimEnd()).toBe(mail.html);
  expect(parsed.attachments).toEqual([]);
  const types = [...(await bytesOf()).toString().matchAll(/^content-type: (.+)$/gim)].map(([, type]) => type);
  expect(types[0]).toMatch(/^multipart\/alternative/);
  expect(types.slice(1)).toEqual(['text/plain; charset=utf-8', 'text/html; charset=utf-8']);
});

/** RFC 5322, 2.1.1 and 2.3: at most 998 octets, ended by CRLF, neither of which stands alone; here all of it ASCII. */
function expectLegalLines(bytes: Buffer): void {
  const lines = bytes.toString('latin1').split('\r\n');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998);
  expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([]);
  expect(bytes.every((byte) => byte < 128)).toBe(true);
}

test('every line is one that mail can carry, and what is not ASCII is encoded', async () => {
  expectLegalLines(await bytesOf());
});

test('machines must not answer it, and nobody but a reader can unsubscribe', async () => {
  const { headers } = await simpleParser(await bytesOf());
  expect(headers.get('auto-submitted')).toBe('auto-generated');
  expect(headers.get('x-letter-reference')).toBe(mail.reference);
  expect(headers.has('list')).toBe(false);
});

test('the header by which a reader unsubscribes is a mail to the desk that names the reader by id', async () => {
  const unsubscribe = unsubscribeBy('desk@layanan.example', 'reader-bappenas');
  const { headers } = await simpleParser(await bytesOf({ unsubscribe }));
  expect(headers.get('list')).toEqual({
    unsubscribe: { mail: 'desk@layanan.example?subject=unsubscribe%20reader-bappenas' },
  });
});

test('the longest letters of a Monday arrive as they were frozen', async () => {
  for (const { subject, text, html } of longestLetters().map(renderLetter)) {
    const bytes = await bytesOf({ subject, text, html });
    const parsed = await simpleParser(bytes);
    expect([parsed.subject, parsed.text?.trimEnd()]).toEqual([subject, text.trimEnd()]);
    expect(String(parsed.html).trimEnd()).toBe(html.trimEnd());
    expectLegalLines(bytes);
  }
});
