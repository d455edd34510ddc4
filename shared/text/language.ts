import { deployment } from '../catalog/deployment.ts';

/** The languages that a person can read everything in. The first is the default. */
const [first, second] = deployment.languages;

/** As the compiler sees them: those of the default catalog. Another catalog has two of its own. */
export type Language = 'id' | 'en';
export type Bilingual = Readonly<Record<Language, string>>;

/** Of letters and of whoever chose none. */
export const mainLanguage = first.tag as Language;
export const secondLanguage = second.tag as Language;
export const languages = [mainLanguage, secondLanguage] as const;

/** The same made in each language. */
export const inEach = <T>(make: (language: Language) => T): Readonly<Record<Language, T>> =>
  Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<Language, T>;

/** The same in each language: a name, a number. */
export const sameInEach = (words: string): Bilingual => inEach(() => words);

export const isLanguage = (tag: string | undefined): tag is Language =>
  languages.some((language) => language === tag);

/** The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4); the main one when none fits. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '').slice(0, 200).split(',').map(readWish);
  const best = wishes.filter(isAccepted).sort((a, b) => b.weight - a.weight)[0];
  return best?.language ?? mainLanguage;
}

type Wish = { language: string; weight: number };

function readWish(range: string): Wish {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { language: nameOf(tag), weight: quality === undefined ? 1 : Number(quality) };
}

/** Some languages have an old code too: phones before Android 5 still send `in` for Indonesian. */
function nameOf(tag: string): string {
  const primary = tag.split('-')[0] ?? '';
  if (primary === '*') return mainLanguage;
  return deployment.languages.find(({ also }) => also.includes(primary))?.tag ?? primary;
}

const isAccepted = (wish: Wish): wish is { language: Language; weight: number } =>
  isLanguage(wish.language) && wish.weight > 0;
