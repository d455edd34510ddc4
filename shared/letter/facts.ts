import type { WeekLetter } from './week-facts.ts';

/** What a letter says: counts, never a person, a program or a place in it except in the weekly tables. */
export type LetterFacts =
  | ArrivalsFacts
  | CodeFacts
  | LinkFacts
  | ProofFacts
  | AddressFacts
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
    /** Of which somebody asks to withdraw them; told where there are any. */
    readonly withdrawals?: number | undefined;
    /** For an office that supports programs or was let in by an owner; told where there are any. */
    readonly supported?: number | undefined;
    readonly shared?: number | undefined;
  };
  /** More than is counted may be in the list. */
  readonly atLeast?: boolean;
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

/** To an address that is not proven: only there stands the link to the page that takes the code from the telephone. */
export type ProofFacts = {
  readonly kind: 'proof';
  readonly officeName: string;
  readonly link: string;
  readonly minutes: number;
  readonly reference: string;
};

/** To the address that letters go to now, or to the desk: another one is being proven. It is never named. */
export type AddressFacts = {
  readonly kind: 'address';
  readonly reader: 'office' | 'desk';
  readonly officeName: string;
  /** The first day on which letters can go there; absent: at once. */
  readonly from?: string;
  readonly hotline: string;
  readonly reference: string;
};

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

/** To an office, each Monday, also when there is nothing. */
export type DigestFacts = WeekLetter & { readonly kind: 'digest' };
/** To the ministry, each Monday. */
export type NationalFacts = WeekLetter & { readonly kind: 'national' };
/** To whoever else the configuration names: the country's figures, and nothing to press. */
export type ReaderFacts = WeekLetter & { readonly kind: 'reader' };
