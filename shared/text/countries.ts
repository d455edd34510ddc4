import made from '#catalog/country-names.json' with { type: 'json' };
import type { Bilingual, Language } from './language.ts';

const names: Readonly<Record<string, Bilingual>> = made.names;

/** The name of a country by its ISO 3166-1 alpha-2 code; the code itself when there is none. */
export const countryName = (code: string, language: Language): string => names[code]?.[language] ?? code;

/** The codes of all countries but the catalog's own, in the order of their names. */
export const countriesByName = (language: Language): readonly string[] => made.byName[language].split(' ');
