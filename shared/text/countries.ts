import names from '#catalog/country-names.json' with { type: 'json' };
import type { Bilingual, Language } from './language.ts';

const namesByCode: Readonly<Record<string, Bilingual>> = names;

/** The name of a country by its ISO 3166-1 alpha-2 code; the code itself when there is none. */
export const countryName = (code: string, language: Language): string =>
  namesByCode[code]?.[language] ?? code;
