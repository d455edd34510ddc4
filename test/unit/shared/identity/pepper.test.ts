import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Poison } from '../../../../shared/errors.ts';
import { Digests } from '../../../../shared/identity/digests.ts';
import { endYears } from '../../../../shared/identity/pepper.ts';

const secret = 'a pepper that only tests know, long enough';
const nik = '3212014101900001';
const before = new Digests(secret);
const after = new Digests(endYears(secret, 2028));

describe('the secret as it was generated', () => {
  it('still gives the hashes that data of 2026 were stored with', () => {
    const keyed = (purpose: string, value: string) => {
      const key = createHmac('sha256', secret).update(purpose).digest();
      return createHmac('sha256', key).update(value).digest().subarray(0, 16).toString('base64url');
    };
    expect(before.person(nik, 2026)).toBe(keyed('person/2026', nik));
    expect(before.phone('+6281')).toBe(keyed('phone', '+6281'));
    expect(before.submission('ABCD')).toBe(keyed('receipt-key', 'ABCD'));
  });

  it('knows every year ahead, without anybody making it', () => {
    const years = [2026, 2027, 2028, 2040].map((year) => before.person(nik, year));
    expect(new Set(years).size).toBe(4);
  });
});

describe('a secret whose first years have ended', () => {
  it('says the same of later years, and of all that lasts', () => {
    for (const year of [2028, 2029, 2045]) expect(after.person(nik, year)).toBe(before.person(nik, year));
    expect(after.receiptBytes('x')).toEqual(before.receiptBytes('x'));
    for (const say of [
      (of: Digests) => of.submissionId('x'),
      (of: Digests) => of.submission('x'),
      (of: Digests) => of.content('x'),
      (of: Digests) => of.phone('x'),
      (of: Digests) => of.source('x'),
      (of: Digests) => of.item('x', 'y'),
      (of: Digests) => of.browser('x'),
      (of: Digests) => of.code('x', 'y', 'z'),
    ])
      expect(say(after)).toBe(say(before));
  });

  it('can say nothing of a year that has ended, and does not hold the key of it', () => {
    for (const year of [2025, 2026, 2027]) expect(() => after.person(nik, year)).toThrow(Poison);
    const kept = endYears(secret, 2028);
    expect(kept).not.toContain(secret);
    let key = createHmac('sha256', secret).update('person/2026').digest();
    for (const year of [2026, 2027]) {
      expect([year, kept.includes(key.toString('base64url'))]).toEqual([year, false]);
      key = createHmac('sha256', key).update('next year').digest();
    }
    expect(kept).toContain(key.toString('base64url'));
  });

  it('ends further years in the same way, and brings none back', () => {
    const later = new Digests(endYears(endYears(secret, 2028), 2030));
    expect(later.person(nik, 2030)).toBe(before.person(nik, 2030));
    expect(() => later.person(nik, 2029)).toThrow('2029 has ended');
    expect(() => endYears(endYears(secret, 2030), 2029)).toThrow('2029 has ended');
  });
});

it('what is no pepper is refused, without a word of what stands there', () => {
  for (const text of ['{"lasting":{}', '{"from":2028,"person":"geheim"}', '{}'])
    expect(() => new Digests(text)).toThrow(/^The pepper secret is neither as generated nor as end-year/);
});
