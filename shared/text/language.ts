/** The languages that a person can read everything in. The first is the default. */
export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];
export type Bilingual = Readonly<Record<Language, string>>;

export const isLanguage = (tag: string | undefined): tag is Language =>
  languages.some((language) => language === tag);

/** The best of our languages for an `Accept-Language` header (RFC 9110, 12.5.4); Indonesian when none fits. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '').slice(0, 200).split(',').map(readWish);
  const best = wishes.filter(isAccepted).sort((a, b) => b.weight - a.weight)[0];
  return best?.language ?? 'id';
}

type Wish = { language: string; weight: number };

function readWish(range: string): Wish {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { language: nameOf(tag), weight: quality === undefined ? 1 : Number(quality) };
}

/** `in` is the old code of Indonesian: phones before Android 5 still send it. */
function nameOf(tag: string): string {
  const primary = tag.split('-')[0] ?? '';
  return primary === 'in' || primary === '*' ? 'id' : primary;
}

const isAccepted = (wish: Wish): wish is { language: Language; weight: number } =>
  isLanguage(wish.language) && wish.weight > 0;
