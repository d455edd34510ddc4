import { expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { countriesByName, countryName } from '../../../../shared/text/countries.ts';
import { languages } from '../../../../shared/text/language.ts';

test.each(languages)('every country of the catalog has a name in %s', (language) => {
  expect([...catalog.countries].filter((code) => countryName(code, language) === code)).toEqual([]);
});

test.each(languages)('all of them stand in the order of their names in %s', (language) => {
  const byName = countriesByName(language);
  const names = byName.map((code) => countryName(code, language));
  expect(names).toEqual(names.toSorted(new Intl.Collator(language).compare));
  expect(new Set(byName)).toEqual(catalog.countries);
});

test('a country without a name shows its code', () => {
  expect(countryName('XQ', 'id')).toBe('XQ');
});
