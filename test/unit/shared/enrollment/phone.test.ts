import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phonePlan } from '../../../../shared/catalog/deployment.ts';
import * as phone from '../../../../shared/enrollment/phone.ts';

const readPhone = (text: string) => phone.readPhone(text, phonePlan);

describe('a phone number', () => {
  it.each([
    '081234567890',
    '6281234567890',
    '+6281234567890',
    '+62 (0)812-3456-7890',
    '+62 0812 3456 7890',
    '006281234567890',
    '0812.3456.7890',
    ' 0812 3456 7890 ',
    '0812\u00A03456 7890',
    '62 0812 3456 7890',
  ])('of Indonesia may be written %j', (typed) => {
    expect(readPhone(typed)).toBe('+6281234567890');
  });

  it.each([
    ['+852 9123 4567', '+85291234567'],
    ['00886 912 345 678', '+886912345678'],
    ['+1 (415) 555-0100', '+14155550100'],
    ['0234 271 234', '+62234271234'],
    ['+62 21 5255733', '+62215255733'],
    ['0811123456', '+62811123456'],
  ])('elsewhere, and lines at home: %j is %s', (typed, number) => {
    expect(readPhone(typed)).toBe(number);
  });

  it.each([
    ['', 'nothing'],
    ['08123', 'too short'],
    ['+62 812345', 'too short for a mobile'],
    ['+62 81234567890123', 'too long for a mobile'],
    ['0812345678901234', 'too long'],
    ['0812 3456 7890 ext 5', 'an extension'],
    ['0812-3456-7890#5', 'an extension'],
    ['＋6281234567890', 'a full-width plus'],
    ['٠٨١٢٣٤٥٦٧٨٩٠', 'other digits'],
    ['++6281234567890', 'two plus signs'],
    ['0809 123 4567', 'a premium service'],
    ['0800 123 4567', 'a free service'],
    ['+62 1500 123 45', 'a service number'],
    ['+979 123 456 789', 'international premium rate'],
    ['91234567', 'no country'],
    ['+0812345678', 'no country begins with 0'],
    ['0812 3456 7890\n0813', 'two lines'],
    ['081234567890 / 081234567891', 'two numbers'],
  ])('is not %j: %s', (typed) => {
    expect(readPhone(typed)).toBeUndefined();
  });

  it('in its normal form reads back as itself, and is E.164', () => {
    const begin = fc.constantFrom('08', '+62 8', '0062 (0)8', '021 ', '+852 ', '+1-');
    const typed = fc
      .tuple(begin, fc.stringMatching(/^[1-9][0-9]{2}[ -]?[0-9]{4,7}$/))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(typed, (text) => {
        const number = readPhone(text);
        fc.pre(number !== undefined);
        expect(number).toMatch(/^\+[1-9]\d{7,14}$/);
        expect(readPhone(number ?? '')).toBe(number);
      }),
    );
  });
});
