import { proofWords } from '../statement/proof.ts';
import { type Bilingual, inEach, type Language } from '../text/language.ts';
import { text, textInAll } from '../text/text.ts';
import type { Block } from './block.ts';
import type { Proof } from './facts.ts';
import type { WeekFacts } from './week-facts.ts';

/** Enough to call them; all of them are on the page. */
const mostNames = 10;

export const words = (sentence: Bilingual): Block => ({ kind: 'words', words: sentence });

/** They let needs go past their term and said nothing all week. */
export function silent({ silent: names }: WeekFacts): Block[] {
  if (!names) return [];
  if (names.length === 0) return [words(textInAll('letter.silent.none'))];
  const offices = names.slice(0, mostNames).join('; ');
  const count = names.length - mostNames;
  if (count <= 0) return [words(textInAll('letter.silent', { offices }))];
  return [words(textInAll('letter.silent.more', { offices, count }))];
}

export const proof = (of: Proof): Block[] => proofWords(of).map(words);

/** Whoever reads this can call them. */
export const unreached = ({ mailboxesNotWorking: names = [] }: WeekFacts): Block[] =>
  names.length > 0 ? [words(textInAll('letter.unreached', { offices: names.join('; ') }))] : [];

export const firstAnswer = ({ firstAnswer: days }: WeekFacts): Block[] =>
  days ? [words(textInAll('letter.firstAnswers', days))] : [];

/** By how much is exact, and stands on the page only. */
export function corrected({ correctedWeeks }: WeekFacts): Block[] {
  if (correctedWeeks.length === 0) return [];
  const sentence = (language: Language): string =>
    text(language, 'letter.corrected', { weeks: correctedWeeks.map((week) => week[language]).join('; ') });
  return [words(inEach(sentence))];
}
