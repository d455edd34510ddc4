import type { Bilingual } from '../text/language.ts';

/** What a letter says: counts, never a person, a program or a place in it except in the weekly tables. */
export type LetterFacts =
  | ArrivalsFacts
  | CodeFacts
  | LinkFacts
  | ReportFacts
  | DigestFacts
  | NationalFacts
  | ReaderFacts;

/** To the owner: what waits. `restricted` is sent at once and looks the same. */
export type ArrivalsFacts = {
  readonly kind: 'arrivals' | 'restricted';
  readonly officeName: string;
  readonly counts: {
    readonly new: number;
    readonly due: number;
    readonly overdue: number;
    /** For an office that supports programs or was let in by an owner; told where there are any. */
    readonly supported?: number | undefined;
    readonly shared?: number | undefined;
  };
  readonly link: string;
  /** The letter's id, the same each time that it is sent. */
  readonly reference: string;
};

/** The mailed code that opens a session. */
export type CodeFacts = {
  readonly kind: 'code';
  readonly code: string;
  /** How long it is good for. */
  readonly minutes: number;
};

/** A link without news: for an office whose codes somebody else has used up. */
export type LinkFacts = { readonly kind: 'link'; readonly officeName: string; readonly link: string };

/** What waits for the desk, the most urgent first. `protected`: cases of people in trouble, which it never opens. */
export const forDesk = ['protectedUnanswered', 'protectedMovedOn', 'held', 'overdue'] as const;
/** What the maintainer repairs. */
export const forMaintainer = [
  ...(['unsent', 'unheard', 'deadLetters', 'deadWork', 'unreadable', 'putOff'] as const),
];
/** Of each office a number of needs; offices of which there is nothing to say are left out. */
export const byOffice = ['protected', 'mailboxes', 'overdue'] as const;

/** To the desk, once a day where there is something to say: what the daily look found. */
export type ReportFacts = {
  readonly kind: 'report';
  readonly officeName: string;
  readonly counts: { readonly [name in (typeof forDesk | typeof forMaintainer)[number]]: number };
  readonly offices: { readonly [name in (typeof byOffice)[number]]: readonly OfficeCount[] };
  readonly link: string;
  readonly reference: string;
};
export type OfficeCount = { readonly name: string; readonly count: number };

/** A figure of the closed week, and of the week before as it was frozen (and corrected). */
type Figure = { readonly now: number; readonly before: number };

export const incoming = ['submissions', 'choices', 'repeats', 'held', 'notCovered'] as const;
export const work = ['received', 'reopened', 'answered', 'passedOn', 'closed'] as const;
export const standing = [
  ...(['open', 'stillHeld', 'pending', 'accepted', 'scheduled', 'waiting', 'overdue'] as const),
];
export type Total = (typeof incoming | typeof work | typeof standing)[number];

/** A row of a one-way table, exact: the letter rounds it. */
export type Row = Figure & {
  readonly label: Bilingual;
  /** A restricted program: told in the national statement only. */
  readonly restricted: boolean;
};

export type Proof = {
  /** Absent in statements from before people were followed. */
  readonly cohorts?: boolean | undefined;
  /** Every choice has exactly one referral, is a repeat, or is held. */
  readonly choices: boolean;
  /** The sum of the offices is the national figure. */
  readonly offices: boolean;
  /** Choices that were not settled when the week was counted. */
  readonly underWay: number;
};

/** A figure of a frozen week that has changed since, `change` up or down. */
export type Correction = { readonly weekInWords: Bilingual; readonly total: Total; readonly change: number };

export type StatementFacts = {
  readonly officeName?: string;
  /** Rises by one each week. */
  readonly number: number;
  readonly weekInWords: Bilingual;
  /** Exact; a total that an office has nothing to do with is left out. */
  readonly totals: { readonly [total in Total]?: Figure };
  readonly tables: { readonly [name in 'programs' | 'districts' | 'groups']?: readonly Row[] };
  readonly proof: Proof;
  readonly corrections: readonly Correction[];
  /** Names of offices that no mail reaches: told to whoever can call them. */
  readonly mailboxesNotWorking?: readonly string[];
  readonly link?: string;
  readonly reference: string;
};

/** To an office, each Monday, also when there is nothing. */
export type DigestFacts = StatementFacts & { readonly kind: 'digest' };
/** To the ministry, each Monday. */
export type NationalFacts = StatementFacts & { readonly kind: 'national' };
/** To whoever else the configuration names: the country's figures, and nothing to press. */
export type ReaderFacts = Omit<StatementFacts, 'officeName' | 'link' | 'mailboxesNotWorking'> & {
  readonly kind: 'reader';
};
