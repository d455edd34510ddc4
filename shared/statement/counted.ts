import { textAt } from '../batch/text-page.ts';
import { NumberedNames } from './numbered-names.ts';
import {
  type ConfirmationTally,
  type DecisionTally,
  type ReferralTally,
  type SubmissionTally,
  type Tally,
  unpackTally,
} from './tally.ts';
import { TallyParts } from './tally-parts.ts';

/** Of a tally, without its days and what no figure is made of: so most entries of a busy week are like many others. */
export type Counted = CountedSubmission | CountedReferral | CountedDecision | CountedConfirmation;
export type CountedSubmission = Pick<SubmissionTally, 'kind' | 'programs' | 'plan'>;
export type CountedReferral = Omit<ReferralTally, 'sex' | 'ageBand' | 'minute' | 'due'>;
export type CountedDecision = Omit<DecisionTally, 'group' | 'minute' | 'dueBefore' | 'due'>;
export type CountedConfirmation = Pick<ConfirmationTally, 'kind' | 'program' | 'closure' | 'answer'>;

/** What was read of a tally. The numbers stand for all that is counted, and for its days. */
export type Read = { readonly counted: Counted; readonly kind: number; readonly days: number };

/** What may be kept: some ten megabytes. Twice as much saves a twentieth of the time. */
const mostKept = 30_000;

/** Unpacks tallies. Those that are alike in all that is counted, but for their days, are one object, and unpacked once. */
export class CountedTallies {
  private readonly parts = new TallyParts();
  private readonly kindNames = new NumberedNames();
  private readonly kinds: Counted[] = [];
  private readonly dayNames = new NumberedNames();
  private readonly days: string[] = [];
  /** Each word once: a tally is made of a few thousand of them. */
  private readonly words = new Map<string, string>();
  private readonly uses: (() => void)[] = [];

  /** Throws `Poison` for what is no tally. */
  read(bytes: Uint8Array, from: number, to: number): Read {
    const { parts } = this;
    if (this.kinds.length >= mostKept || this.days.length >= mostKept) this.forget();
    parts.cut(bytes, from, to);
    const kind = this.kindNames.numberOf(parts.counted);
    const days = this.dayNames.numberOf(parts.days);
    if (days === this.days.length) this.days.push(parts.days.text().replace(/[|]$/, ''));
    return { counted: this.kinds[kind] ?? this.begin(kind, textAt(bytes, from, to)), kind, days };
  }

  /** What is counted of the kind that was read under this number. */
  kindOf(kind: number): Counted {
    return this.kinds[kind] as Counted;
  }

  /** On which a need is due; of an answer before and after it, with a `|` between. */
  daysOf(days: number): string {
    return this.days[days] ?? '';
  }

  /** Whoever keeps numbers must use them before they stand for something else. */
  beforeForgetting(use: () => void): void {
    this.uses.push(use);
  }

  private begin(kind: number, text: string): Counted {
    const counted = this.unpack(text);
    this.kinds[kind] = counted;
    return counted;
  }

  private unpack(text: string): Counted {
    const values = Object.entries(unpackTally(text)).map(([field, value]) => [field, this.shared(value)]);
    return Object.fromEntries(values) as Tally;
  }

  private shared(value: string | readonly string[]): string | readonly string[] {
    if (typeof value !== 'string') return value;
    const known = this.words.get(value);
    if (known === undefined) this.words.set(value, value);
    return known ?? value;
  }

  private forget(): void {
    for (const use of this.uses) use();
    this.kindNames.clear();
    this.kinds.length = 0;
    this.dayNames.clear();
    this.days.length = 0;
    this.words.clear();
  }
}
