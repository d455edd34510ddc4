import { type Bilingual, inEach, languages, mainLanguage, secondLanguage } from '../text/language.ts';
import { text, textInAll } from '../text/text.ts';
import type { Block, LetterParts, TableBlock, TableRow } from './block.ts';

/** The letter as plain text: the main language in full, then the sentences in the second. */
export function writeText({ title, greeting, blocks, reference }: LetterParts): string {
  const parts = [
    title[mainLanguage],
    greeting?.[mainLanguage],
    ...blocks.map(blockText),
    '* * *',
    `${text(secondLanguage, 'letter.language')}: ${title[secondLanguage]}`,
    ...blocks.map(secondText),
    footer(reference),
  ];
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'words':
      return block.words[mainLanguage];
    case 'heading':
      return `--- ${both(block.words)} ---`;
    case 'counts':
      return block.counts.map(({ count, label }) => `${column(count)}  ${both(label)}`).join('\n');
    case 'table':
      return tableText(block);
    case 'code':
      return `    ${block.code}`;
    case 'button':
      return `${both(block.words)}:\n${block.link}`;
  }
}

const secondText = (block: Block): string => (block.kind === 'words' ? block.words[secondLanguage] : '');

function tableText({ title, columns, rows, note }: TableBlock): string {
  const heading = columns ? `${both(title)} (${both(listed(columns))})` : both(title);
  return [heading, ...rows.map(rowText), ...(note ? [both(note)] : [])].join('\n');
}

const listed = (columns: readonly Bilingual[]): Bilingual =>
  inEach((language) => columns.map((column) => column[language]).join(', '));

const rowText = ({ label, cells }: TableRow): string => `${cells.map(column).join(' ')}  ${both(label)}`;

const column = (count: string): string => count.padStart(8);

/** Main / second language, once where both are the same (names of places). */
export const both = (words: Bilingual): string =>
  [...new Set(languages.map((language) => words[language]))].join(' / ');

const footer = (reference: string | undefined): string =>
  [
    ...languages.map((language) => text(language, 'letter.automatic')),
    reference === undefined ? '' : `${both(textInAll('letter.reference'))}: ${reference}`,
  ]
    .join('\n')
    .trimEnd();
