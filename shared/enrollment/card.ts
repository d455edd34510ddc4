import type { FieldErrorCode } from './field-error.ts';
import { type IsRegion, readNik } from './nik.ts';

/** How the number of a country's identity card is read. */
export type CardRule =
  | { readonly kind: 'nik' }
  /** Any number of this form; it says nothing of its holder. `without`: signs that people put between. */
  | { readonly kind: 'pattern'; readonly pattern: string; readonly without: string };

/** `sex` and `age` where the card's number tells them. */
export type CardFacts = { readonly nik: string; readonly sex?: 'f' | 'm'; readonly age?: number };
export type CardProblem = Extract<FieldErrorCode, `nik-${string}`>;

/** What the number of a card says on a day `YYYY-MM-DD`, or what is wrong with it. */
export function readCard(
  text: string,
  { rule, today, isRegion }: { rule: CardRule; today: string; isRegion: IsRegion },
): CardFacts | CardProblem {
  if (rule.kind === 'nik') return readNik(text, today, isRegion);
  const signs = new Set(rule.without);
  const nik = [...text.trim().toUpperCase()].filter((sign) => !signs.has(sign)).join('');
  return new RegExp(`^(?:${rule.pattern})$`).test(nik) ? { nik } : 'nik-length';
}
