import type { Bilingual } from '../text/language.ts';

/** The parts that a letter is made of. Text and HTML are both written from them, so that they say the same. */
export type Block =
  | { readonly kind: 'words'; readonly words: Bilingual }
  | { readonly kind: 'heading'; readonly words: Bilingual }
  | { readonly kind: 'counts'; readonly counts: readonly Count[] }
  | TableBlock
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'button'; readonly words: Bilingual; readonly link: string };

/** `count` as it is read: `12`, `≈ 65`, `0–2`. */
export type Count = { readonly count: string; readonly label: Bilingual; readonly alarming: boolean };

export type TableBlock = {
  readonly kind: 'table';
  readonly title: Bilingual;
  /** What the numbers of a row are; without them it is a plain list with one number each. */
  readonly columns?: readonly Bilingual[];
  readonly rows: readonly TableRow[];
  readonly note?: Bilingual;
};

export type TableRow = {
  readonly label: Bilingual;
  readonly cells: readonly string[];
  /** The length of its bar, as a share of the longest. */
  readonly bar?: number;
};

export type LetterParts = {
  readonly subject: Bilingual;
  readonly title: Bilingual;
  readonly greeting?: Bilingual;
  readonly blocks: readonly Block[];
  readonly reference?: string;
};
