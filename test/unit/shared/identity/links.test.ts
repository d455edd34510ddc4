import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinkTokens } from '../../../../shared/identity/link-tokens.ts';
import { officeLink, readOfficeLink } from '../../../../shared/identity/office-links.ts';

const tokens = new LinkTokens('a link secret that only tests know, long enough');
const others = new LinkTokens('another secret that only tests know, long enough');

describe('a token', () => {
  it('gives back its text, whatever that is, and can stand in an address', () => {
    const roundTrip = fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      fc.pre(text.isWellFormed());
      const token = tokens.make('office', text);
      expect(token).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(tokens.read('office', token)).toBe(text);
    });
    fc.assert(roundTrip);
  });

  it('shows nothing of its text, and is another one each time', () => {
    const token = tokens.make('office', 'disnaker@32.12');
    expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('disnaker');
    expect(tokens.make('office', 'disnaker@32.12')).not.toBe(token);
  });

  it('is nothing for another purpose, another secret, or with any bit changed', () => {
    const token = tokens.make('office', 'disnaker@32.12');
    expect(tokens.read('referral', token)).toBeUndefined();
    expect(others.read('office', token)).toBeUndefined();
    const bytes = Buffer.from(token, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(tokens.read('office', changed.toString('base64url'))).toBeUndefined();
    }
  });

  it('is not any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => tokens.read('office', text) === undefined));
    for (const text of ['', 'a', 'A'.repeat(37), 'A'.repeat(10_000)])
      expect(tokens.read('office', text)).toBeUndefined();
  });

  it('has one spelling: characters that decoding passes over make it another text', () => {
    const token = tokens.make('office', 'disnaker@32.12');
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const respelled = [`${token}~`, `${token}=`, ` ${token}`, token.replace(/(.{9})/, '$1.')];
    const endings = [...alphabet].map((last) => `${token.slice(0, -1)}${last}`);
    for (const text of [...respelled, ...endings])
      expect(tokens.read('office', text)).toBe(text === token ? 'disnaker@32.12' : undefined);
  });
});

describe("an office's link", () => {
  const indramayu = { office: 'disnaker@32.12', addressVersion: 4 };
  const written = new Date('2026-11-25T02:00:00Z');
  const days = (count: number) => new Date(written.getTime() + count * 24 * 3600 * 1000);
  const link = officeLink(tokens, 'https://layanan.example', indramayu, written);
  const token = link.slice(link.lastIndexOf('/') + 1);

  it('names the office, at the address that it was mailed to, for 45 days', () => {
    expect(link).toMatch(/^https:\/\/layanan\.example\/office\/[A-Za-z0-9_-]+$/);
    expect(readOfficeLink(tokens, token, days(0))).toEqual(indramayu);
    expect(readOfficeLink(tokens, token, days(44.9))).toEqual(indramayu);
    expect(readOfficeLink(tokens, token, days(45))).toBeUndefined();
  });

  it('is no link where it was made for something else', () => {
    expect(readOfficeLink(others, token, days(0))).toBeUndefined();
    const foreign = tokens.make('referral-id', `${days(99).getTime()} 4 disnaker@32.12`);
    expect(readOfficeLink(tokens, foreign, days(0))).toBeUndefined();
    for (const text of ['disnaker@32.12', `${days(99).getTime()} disnaker@32.12`])
      expect(readOfficeLink(tokens, tokens.make('office-link', text), days(0))).toBeUndefined();
  });
});
