import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { catalogFiles } from '../../../../shared/catalog/data.ts';

const { isCardRegion, cardProvinces } = catalog;
const born = '1990-05-05';

describe('the number of a card can begin with', () => {
  it('every district of today, whenever its holder was born', () => {
    for (const code of catalog.regions.keys())
      for (const day of ['1926-01-01', '2011-12-31'])
        expect(isCardRegion(code.replace('.', ''), day)).toBe(true);
  });

  it('every code that a law has ended, for who was born before', () => {
    const { former } = catalogFiles.formerRegions;
    const codes = former.flatMap(({ codes }) => codes);
    expect(codes.filter((code) => catalog.regions.has(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(isCardRegion(code.replace('.', ''), born)).toBe(true);
  });

  it.each([
    ['Timor Timur', '5403', '1999-10-19'],
    ['Merauke in Papua', '9101', '2022-07-25'],
    ['Nabire in Papua', '9104', '2022-07-25'],
    ['Jayawijaya in Papua', '9102', '2022-07-25'],
    ['Sorong in Papua Barat', '9271', '2022-12-08'],
    ['Tarakan in Kalimantan Timur', '6473', '2012-11-16'],
    ['Majene in Sulawesi Selatan', '7319', '2004-10-05'],
  ])('%s up to a year after its end', (_, code, until) => {
    const [year = '', rest] = [until.slice(0, 4), until.slice(4)];
    expect(isCardRegion(code, until)).toBe(true);
    expect(isCardRegion(code, `${Number(year) + 1}${rest}`)).toBe(true);
    expect(isCardRegion(code, `${Number(year) + 2}${rest}`)).toBe(false);
  });

  it('the provinces of 2022 and the districts that moved there', () => {
    for (const code of ['9301', '9401', '9501', '9601', '9671', '6501', '7601'])
      expect(isCardRegion(code, born)).toBe(true);
  });

  it('a number that an older list may have had', () => {
    for (const code of ['3219', '3222', '1412', '7116', '8212']) expect(isCardRegion(code, born)).toBe(true);
  });
});

describe('the number of a card cannot begin with', () => {
  it.each(['3200', '0001', '9901', '9999', '3299', '3270', '3240', '5450', '9700', '2001'])('%s', (code) => {
    expect(isCardRegion(code, born)).toBe(false);
  });
});

it('what a page knows of it are the provinces', () => {
  expect([...cardProvinces].sort()).toEqual([...catalog.provinces.map(({ code }) => code), '54'].sort());
});
