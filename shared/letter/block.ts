import type { Bilingual } from '../text/language.ts';

/** The parts that a letter is made of. Text and HTML are both written from them, so that they say the same. */
export type Block =
  | { readonly kind: 'words'; readonly words: Bilingual }
  | { readonly kind: 'counts'; readonly counts: readonly Count[] }
  | {
      readonly kind: 'table';
      readonly title: Bilingual;
      readonly rows: readonly TableRow[];
      readonly note?: Bilingual;
    }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'button'; readonly words: Bilingual; readonly link: string };

export type Count = { readonly count: number; readonly label: Bilingual; readonly alarming: boolean };
/** Without `before` it is a plain list of numbers: no row of the table has one. */
export type TableRow = { readonly label: Bilingual; readonly now: number; readonly before?: number };

export type LetterParts = {
  readonly subject: Bilingual;
  readonly title: Bilingual;
  readonly greeting?: Bilingual;
  readonly blocks: readonly Block[];
  readonly reference?: string;
};
