import { expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { countryName } from '../../../../shared/text/countries.ts';
import { languages } from '../../../../shared/text/language.ts';

test.each(languages)('every country of the catalog has a name in %s', (language) => {
  expect([...catalog.countries].filter((code) => countryName(code, language) === code)).toEqual([]);
});

test('a country without a name shows its code', () => {
  expect(countryName('XQ', 'id')).toBe('XQ');
});
