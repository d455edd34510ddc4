import type { Bilingual } from '../text/language.ts';
import { text, textInAll } from '../text/text.ts';
import type { Block, LetterParts, TableBlock, TableRow } from './block.ts';

/** The letter as plain text: Indonesian in full, then the English of its sentences. */
export function writeText({ title, greeting, blocks, reference }: LetterParts): string {
  const parts = [
    title.id,
    greeting?.id,
    ...blocks.map(blockText),
    '* * *',
    `English: ${title.en}`,
    ...blocks.map(englishText),
    footer(reference),
  ];
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'words':
      return block.words.id;
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

const englishText = (block: Block): string => (block.kind === 'words' ? block.words.en : '');

function tableText({ title, columns, rows, note }: TableBlock): string {
  const heading = columns ? `${both(title)} (${both(listed(columns))})` : both(title);
  return [heading, ...rows.map(rowText), ...(note ? [both(note)] : [])].join('\n');
}

const listed = (columns: readonly Bilingual[]): Bilingual => ({
  id: columns.map(({ id }) => id).join(', '),
  en: columns.map(({ en }) => en).join(', '),
});

const rowText = ({ label, cells }: TableRow): string => `${cells.map(column).join(' ')}  ${both(label)}`;

const column = (count: string): string => count.padStart(8);

/** Indonesian / English, once where both are the same (names of places). */
export const both = ({ id, en }: Bilingual): string => (id === en ? id : `${id} / ${en}`);

const footer = (reference: string | undefined): string =>
  [
    text('id', 'letter.automatic'),
    text('en', 'letter.automatic'),
    reference === undefined ? '' : `${both(textInAll('letter.reference'))}: ${reference}`,
  ]
    .join('\n')
    .trimEnd();
