import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nikFor } from '../../../../local/week/people.ts';
import { dateOfDay, dayNumber } from '../../../../shared/calendar/day.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { ageOn, readNik } from '../../../../shared/enrollment/nik.ts';

const today = '2026-11-25';
const read = (nik: string, on = today) => readNik(nik, on, catalog.cardProvinces);
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
    for (const old of ['91.01', '54.01', '64.08']) {
      expect(
        read(nikFor({ districtCode: old, birthDate: '1990-01-01', sex: 'm', serial: 7 })),
      ).toHaveProperty('age');
    }
  });
});
