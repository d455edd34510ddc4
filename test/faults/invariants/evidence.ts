import type { Row } from '../../../local/scan-table.ts';
import type { Catalog } from '../../../shared/catalog/types.ts';
import type { Referral } from '../../../shared/referral/referral.ts';
import type { Key } from '../../../shared/storage/table.ts';
import type { Source } from '../../support/leak-scan.ts';

export const invariants = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9'] as const;
export type Invariant = (typeof invariants)[number];
export type Violation = { readonly invariant: Invariant; readonly what: string };

/** What is left of a system that has come to rest: its table, its mails, and all that was said. */
export type Evidence = {
  readonly catalog: Catalog;
  readonly rows: readonly Row[];
  /** What is left of persons who were erased; `rows` has them as they stood last. */
  readonly left?: readonly string[];
  /** Mails that the service took, by the letter that they carry. */
  readonly mails: readonly { readonly letter: string | undefined }[];
  /** Submissions that were answered 201, and those that were asked for at all. */
  readonly accepted: number;
  readonly asked: number;
  /** Answers that offices gave and were told are taken. */
  readonly answered?: number;
  /** How often each metric was counted. */
  readonly counts: Readonly<Record<string, number>>;
  /** Everything that was captured outside of the table, and what must not stand in it. */
  readonly captured: readonly Source[];
  readonly planted: readonly string[];
  /** How a letter of new needs names one that it told. */
  readonly nameOf: (need: Key & Pick<Referral, 'ownerNumber' | 'renewed'>) => string;
  /** True where mail events come, so that no answer stays unknown and nothing may go twice. */
  readonly heard: boolean;
  /** Work that was given up: stream records, calls, messages. */
  readonly putAside: number;
  /** Every image in the order of writing, where somebody watched. */
  readonly history?: readonly Row[];
  /** Calls to the outside, and how many may be needed. */
  readonly calls?: { readonly made: number; readonly most: number; readonly mostReceived: number };
};

export type Check = (evidence: Evidence) => readonly string[];
