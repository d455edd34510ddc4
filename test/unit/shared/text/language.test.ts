import { expect, test } from 'vitest';
import { languageOf } from '../../../../shared/text/language.ts';

test.each([
  [undefined, 'id'],
  ['', 'id'],
  ['*', 'id'],
  ['en', 'en'],
  ['EN-us,id;q=0.9', 'en'],
  ['id-ID,id;q=0.9,en;q=0.8', 'id'],
  ['in-ID', 'id'],
  ['en;q=0.5, id;q=0.6', 'id'],
  ['jv, en;q=0.4', 'en'],
  ['en;q=0', 'id'],
  ['en;q=x', 'id'],
  ['zh,ms', 'id'],
  [`${'a,'.repeat(10_000)}en`, 'id'],
])('a browser that asks for %s reads %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});
