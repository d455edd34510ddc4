import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nikFor } from '../../../../local/week/nik-for.ts';
import { dateOfDay, dayNumber } from '../../../../shared/calendar/day.ts';
import { jakartaDate } from '../../../../shared/calendar/week.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { ageOn, readNik } from '../../../../shared/enrollment/nik.ts';

const today = '2026-11-25';
const read = (nik: string, on = today) => readNik(nik, on, catalog.isCardRegion);
const cards = fc.record({
  districtCode: fc.constantFrom(...catalog.regions.keys()),
  birthDate: fc.integer({ min: dayNumber('1926-11-25'), max: dayNumber('2011-11-25') }).map(dateOfDay),
  sex: fc.constantFrom('f' as const, 'm' as const),
  serial: fc.integer({ min: 1, max: 9999 }),
});

describe('the number of a card', () => {
  it('tells sex and birth date, of everyone from 15 to 100', () => {
    fc.assert(
      fc.property(cards, (card) => {
        expect(read(nikFor(card))).toMatchObject({
          sex: card.sex,
          birthDate: card.birthDate,
          age: ageOn(card.birthDate, today),
        });
      }),
    );
  });

  it('may be written with spaces, dots or dashes', () => {
    const facts = { nik: '3212014505900003', sex: 'f', birthDate: '1990-05-05', age: 36 };
    for (const nik of [
      '3212014505900003',
      ' 3212 0145 0590 0003 ',
      '32.12.01.450590.0003',
      '321201-450590-0003',
    ])
      expect(read(nik)).toEqual(facts);
  });

  it.each([
    ['15 digits', '321201450590003', 'nik-length'],
    ['17 digits', '32120145059000031', 'nik-length'],
    ['a letter', '32120145O5900003', 'nik-length'],
    ['a line end', '3212014505900003\n', 'nik-length'],
    ['Arabic-Indic digits', '٣٢١٢٠١٤٥٠٥٩٠٠٠٠٣', 'nik-length'],
    ['full-width digits', '３２１２０１４５０５９００００３', 'nik-length'],
    ['nothing', '', 'nik-length'],
    ['zeros only', '0000000000000000', 'nik-serial'],
    ['one digit only', '1111111111111111', 'nik-serial'],
    ['two digits over and over', '3232323232323232', 'nik-serial'],
    ['four digits over and over', '1201120112011201', 'nik-serial'],
    ['serial 0000', '3212014505900000', 'nik-serial'],
    ['a province that never was', '9912014505900003', 'nik-region'],
    ['a district that never was', '3299014505900003', 'nik-region'],
    ['district 00', '3200014505900003', 'nik-region'],
    ['a province that was no more at birth', '5403014505030003', 'nik-region'],
    ['day 00', '3212010005900003', 'nik-date'],
    ['day 32', '3212013205900003', 'nik-date'],
    ['day 40', '3212014005900003', 'nik-date'],
    ['day 72', '3212017205900003', 'nik-date'],
    ['month 13', '3212010513900003', 'nik-date'],
    ['month 00', '3212010500900003', 'nik-date'],
    ['31 February', '3212013102900003', 'nik-date'],
    ['29 February of no leap year', '3212012902910003', 'nik-date'],
    ['a child', '3212010101150003', 'nik-age'],
  ])('is refused with %s', (_what, nik, code) => {
    expect(read(nik)).toBe(code);
  });

  it('counts the age on the day: the fifteenth birthday is old enough, the day before is not', () => {
    const nik = nikFor({ districtCode: '32.12', birthDate: '2011-11-25', sex: 'm', serial: 1 });
    expect(read(nik, '2026-11-25')).toMatchObject({ birthDate: '2011-11-25', age: 15 });
    expect(read(nik, '2026-11-24')).toBe('nik-age');
  });

  it('reads two digits of a year as the century in which the person is neither a child nor over 100', () => {
    const born26 = nikFor({ districtCode: '32.12', birthDate: '1926-11-25', sex: 'f', serial: 1 });
    expect(read(born26)).toMatchObject({ birthDate: '1926-11-25', age: 100 });
    expect(read(born26, '2027-11-25')).toBe('nik-age');
    expect(read(born26, '2041-11-25')).toMatchObject({ birthDate: '2026-11-25', age: 15 });
  });

  it('knows that 29 February 2000 was and 1900 was not', () => {
    expect(read('3212012902000003')).toMatchObject({ birthDate: '2000-02-29', age: 26 });
    expect(ageOn('2000-02-29', '2027-02-28')).toBe(26);
    expect(ageOn('2000-02-29', '2027-03-01')).toBe(27);
  });

  it('may repeat itself once by chance', () => {
    expect(read('1271010512710105')).toMatchObject({ birthDate: '1971-12-05', sex: 'm' });
  });

  it('may come from a district or province that has since been split or left', () => {
    for (const old of ['91.01', '54.01', '64.05', '73.19', '92.71'])
      expect(
        read(nikFor({ districtCode: old, birthDate: '1990-01-01', sex: 'm', serial: 7 })),
      ).toHaveProperty('age');
  });
});

/** Told in another way than the rules: the digits of every day on which somebody from 15 to 100 can have been born. */
function everyBirth(on: string): Map<string, { readonly birthDate: string; readonly sex: 'f' | 'm' }> {
  const births = new Map();
  const yearsAgo = (years: number) => dayNumber(`${Number(on.slice(0, 4)) - years}${on.slice(4)}`);
  for (let day = yearsAgo(101) + 1; day <= yearsAgo(15); day += 1) {
    const birthDate = dateOfDay(day);
    const [year = '', month = '', date = ''] = birthDate.split('-');
    births.set(`${date}${month}${year.slice(2)}`, { birthDate, sex: 'm' });
    births.set(`${Number(date) + 40}${month}${year.slice(2)}`, { birthDate, sex: 'f' });
  }
  return births;
}

describe('the date in the number', () => {
  const twoDigits = (min: number, max: number) =>
    fc.integer({ min, max }).map((number) => String(number).padStart(2, '0'));
  const edges = fc.constantFrom(
    '290200',
    '690200',
    '290204',
    '290226',
    '290227',
    '310426',
    '010111',
    '251111',
    '261111',
  );
  const digits = fc.oneof(
    edges,
    fc.tuple(twoDigits(0, 79), twoDigits(0, 14), twoDigits(0, 99)).map((parts) => parts.join('')),
  );

  it('is one on which the holder can have been born, and on no other', () => {
    const births = everyBirth(today);
    fc.assert(
      fc.property(digits, (date) => {
        const facts = read(`321201${date}0003`);
        const expected = births.get(date);
        if (expected) expect(facts).toMatchObject(expected);
        else expect(facts).toMatch(/^nik-(date|age)$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('counts ages on the day in Jakarta, where it is tomorrow from 17:00 UTC', () => {
    const nik = nikFor({ districtCode: '32.12', birthDate: '2011-11-26', sex: 'f', serial: 1 });
    expect(read(nik, jakartaDate(new Date('2026-11-25T16:59:59.999Z')))).toBe('nik-age');
    expect(read(nik, jakartaDate(new Date('2026-11-25T17:00:00.000Z')))).toMatchObject({ age: 15 });
  });
});
