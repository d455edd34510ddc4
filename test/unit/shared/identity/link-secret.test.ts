import { describe, expect, it, test } from 'vitest';
import { tokensFrom } from '../../../../shared/identity/from-secrets.ts';
import { linkKeysAt, withNewKey } from '../../../../shared/identity/link-secret.ts';
import { officeLink, readOfficeLink } from '../../../../shared/identity/office-links.ts';
import { openSession, sealSession } from '../../../../shared/identity/office-session.ts';
import { readReferralId, referralId } from '../../../../shared/identity/referral-ids.ts';
import { MemorySecrets } from '../../../../shared/sealing/memory-secrets.ts';

const first = 'a'.repeat(64);
const second = 'b'.repeat(64);
const day = 24 * 60 * 60_000;
const start = Date.parse('2026-11-25T02:00:00Z');
const rotated = withNewKey(first, { at: start, secret: second, leaked: false });

const tokensAt = (text: string, at: number) =>
  tokensFrom(new MemorySecrets({ link: text }), 'link', () => at)();
const indramayu = { office: 'disnaker@32.12', addressVersion: 4 };
const session = { ...indramayu, initials: 'AB', csrf: 'x', expires: start + 8 * 60 * 60_000 };
const owned = { key: { pk: 'P#x', sk: 'R#kur-tki#2026' }, ownerNumber: 2 };

describe('a rotated link secret', () => {
  it('is used for making only when every container has read it', () => {
    expect(linkKeysAt(rotated, start)).toEqual([first, second]);
    expect(linkKeysAt(rotated, start + 14 * 60_000)).toEqual([first, second]);
    expect(linkKeysAt(rotated, start + 15 * 60_000)).toEqual([second, first]);
  });

  it('opens links, sessions and ids of the key before, until a link of that time would have ended', async () => {
    const before = await tokensAt(first, start);
    const made =
      officeLink(before, 'https://x', indramayu, new Date(start + 15 * 60_000))
        .split('/')
        .at(-1) ?? '';
    const after = await tokensAt(rotated, start + day);
    expect(readOfficeLink(after, made, new Date(start + 44 * day))).toEqual(indramayu);
    expect(openSession(after, sealSession(before, session), new Date(start))).toEqual(session);
    expect(readReferralId(after, referralId(before, owned))).toEqual(owned);

    const over = await tokensAt(rotated, start + 46 * day);
    expect(readReferralId(over, referralId(before, owned))).toBeUndefined();
    expect(readOfficeLink(over, made, new Date(start + 44 * day))).toBeUndefined();
    expect(openSession(over, sealSession(before, session), new Date(start))).toBeUndefined();
  });

  it('opens what the new key made in a container that has not begun to make with it', async () => {
    const ahead = await tokensAt(rotated, start + 20 * 60_000);
    const behind = await tokensAt(rotated, start + 10 * 60_000);
    expect(readReferralId(behind, referralId(ahead, owned))).toEqual(owned);
  });

  it('opens nothing of a key that leaked', async () => {
    const text = withNewKey(rotated, { at: start + day, secret: 'c'.repeat(64), leaked: true });
    expect(linkKeysAt(text, start + day)).toEqual(['c'.repeat(64)]);
    const forged = sealSession(await tokensAt(first, start), session);
    expect(openSession(await tokensAt(text, start + day), forged, new Date(start))).toBeUndefined();
  });

  it('forgets the keys that have ended, and never lengthens the life of one', () => {
    const soon = withNewKey(rotated, { at: start + day, secret: 'c'.repeat(64), leaked: false });
    expect(linkKeysAt(soon, start + 2 * day)).toEqual(['c'.repeat(64), first, second]);
    expect(linkKeysAt(soon, start + 45 * day + 60 * 60_000)).toEqual(['c'.repeat(64), second]);
    const late = withNewKey(soon, { at: start + 50 * day, secret: 'd'.repeat(64), leaked: false });
    expect((JSON.parse(late) as { keys: unknown[] }).keys).toHaveLength(2);
  });
});

test.each([
  'short',
  '',
  '{',
  '{}',
  '{"keys":[]}',
  `{"keys":[{"secret":"short","from":"2026-11-25T02:00:00Z"}]}`,
  `{"keys":[{"secret":"${first}","from":"yesterday"}]}`,
])('%j is no link secret, and the error names it without telling it', (text) => {
  const act = () => linkKeysAt(text, start);
  expect(act).toThrow('The link secret is neither one key nor a list of keys of 32 or more characters');
  expect(act).not.toThrow(/short|yesterday/);
});
