import { type Bilingual, inEach } from '../text/language.ts';
import { text, textInAll } from '../text/text.ts';
import type { Block, LetterParts } from './block.ts';
import * as blocks from './week-blocks.ts';
import type { WeekLetter } from './week-facts.ts';

/** An office's week: what is due first, then its figures, rounded. */
export const digest = (week: WeekLetter): LetterParts => ({
  ...frame('digest', week),
  blocks: [
    ...begin('digest', week),
    ...button(week),
    ...blocks.unreached(week),
    ...figures(week),
    ...blocks.proof(week.proof),
    ...end(week),
  ],
});

/** The country's week: five lines first. */
export const national = (week: WeekLetter): LetterParts => ({
  ...frame('national', week),
  blocks: [
    ...begin('national', week),
    ...blocks.silent(week),
    ...blocks.proof(week.proof),
    ...button(week),
    ...blocks.unreached(week),
    ...figures(week),
    ...end(week),
  ],
});

/** The same for whoever else reads it, with a word on how to get no more of it. */
export function forReader(week: WeekLetter): LetterParts {
  const { blocks: all, ...parts } = national(week);
  return { ...parts, blocks: [...all, blocks.words(textInAll('letter.reader.stop'))] };
}

type Kind = 'digest' | 'national';

const frame = (kind: Kind, { number, weekInWords, officeName, reference }: WeekLetter) => ({
  subject: inWeek(`letter.${kind}.subject`, weekInWords, number),
  title: textInAll(`letter.${kind}.title`, { number }),
  ...(officeName !== undefined && { greeting: textInAll('letter.greeting', { office: officeName }) }),
  reference,
});

const inWeek = (key: `letter.${Kind}.${'subject' | 'lead'}`, week: Bilingual, number: number): Bilingual =>
  inEach((language) => text(language, key, { week: week[language], number }));

const begin = (kind: Kind, week: WeekLetter): Block[] => [
  blocks.words(inWeek(`letter.${kind}.lead`, week.weekInWords, week.number)),
  ...(week.quiet ? [blocks.words(textInAll('letter.digest.quiet'))] : []),
  { kind: 'counts', counts: week.headlines },
];

const button = ({ link }: WeekLetter): Block[] =>
  link === undefined ? [] : [{ kind: 'button', words: textInAll('letter.statement.open'), link }];

const figures = (week: WeekLetter): Block[] => [
  ...week.tables,
  ...blocks.firstAnswer(week),
  ...blocks.corrected(week),
];

const end = ({ link }: WeekLetter): Block[] => [
  blocks.words(textInAll('statement.rounded')),
  ...(link === undefined ? [] : [blocks.words(textInAll('letter.exact'))]),
  blocks.words(textInAll('letter.digest.gap')),
];
