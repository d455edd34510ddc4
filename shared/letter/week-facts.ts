import type { Bilingual } from '../text/language.ts';
import type { Count, TableBlock } from './block.ts';
import type { Proof } from './facts.ts';

/** A closed week as it may be mailed, in words. What an old statement does not know is left out. */
export type WeekFacts = {
  /** Rises by one each week. */
  readonly number: number;
  readonly weekInWords: Bilingual;
  /** Next to nothing came in: said so, lest it look like a fault. */
  readonly quiet: boolean;
  /** What the first screen of a phone must show. */
  readonly headlines: readonly Count[];
  /** Names of offices with overdue needs and no answer in the week; absent where it is nobody's business. */
  readonly silent?: readonly string[];
  readonly proof: Proof;
  /** Names of offices that no mail reaches: told to whoever can call them. */
  readonly mailboxesNotWorking?: readonly string[];
  readonly tables: readonly TableBlock[];
  /** Working days until half, and until nine tenths, had their first answer. */
  readonly firstAnswer?: { readonly median: number; readonly p90: number };
  readonly correctedWeeks: readonly Bilingual[];
};

/** What stands around it: a reader who is no office has neither name nor link. */
export type WeekLetter = WeekFacts & {
  readonly officeName?: string;
  readonly link?: string;
  readonly reference: string;
};
