import { Poison } from '../errors.ts';
import {
  type ConfirmationTally,
  type DecisionTally,
  fieldsByKind,
  type ReferralTally,
  type SubmissionTally,
  type Tally,
  unpackTally,
} from './tally.ts';

/** Of a tally, without its days and what no figure is made of: so most entries of a busy week are like many others. */
export type Counted = CountedSubmission | CountedReferral | CountedDecision | CountedConfirmation;
export type CountedSubmission = Pick<SubmissionTally, 'kind' | 'programs' | 'plan'>;
export type CountedReferral = Omit<ReferralTally, 'sex' | 'ageBand' | 'minute' | 'due'>;
export type CountedDecision = Omit<DecisionTally, 'group' | 'minute' | 'dueBefore' | 'due'>;
export type CountedConfirmation = Pick<ConfirmationTally, 'kind' | 'program' | 'closure' | 'answer'>;

/** `days`: on which a need is due; of an answer before and after it, with a `|` between. */
export type Read = { readonly counted: Counted; readonly days: string };

const uncounted: Readonly<Record<string, readonly string[]>> = {
  S: ['district', 'group', 'sex', 'ageBand', 'minute'],
  R: ['sex', 'ageBand', 'minute'],
  C: ['sex', 'ageBand', 'minute'],
  D: ['group', 'minute'],
  F: ['district', 'group', 'minute'],
};

type Use = 'counted' | 'days' | 'left';
/** So many fields in a row, of one use; the last run takes all that is left. */
type Run = { readonly use: Use; fields: number };

const runsByKind = new Map(Object.keys(uncounted).map((kind) => [kind, runsOf(kind)]));

function runsOf(kind: string): Run[] {
  const runs: Run[] = [];
  for (const name of fieldsByKind[kind] ?? []) {
    const use = useOf(kind, name);
    if (runs.at(-1)?.use !== use) runs.push({ use, fields: 0 });
    (runs.at(-1) as Run).fields += 1;
  }
  return runs;
}

function useOf(kind: string, name: string): Use {
  if (uncounted[kind]?.includes(name)) return 'left';
  return name === 'due' || name === 'dueBefore' ? 'days' : 'counted';
}

/** What may be kept: some twenty megabytes. */
const mostKept = 60_000;

/** Unpacks tallies. Those that are alike in all that is counted, but for days, are one object, and unpacked once. */
export class CountedTallies {
  private readonly known = new Map<string, Counted>();
  /** Each word once: a tally is made of a few thousand of them. */
  private readonly words = new Map<string, string>();

  /** Throws `Poison` for what is no tally. */
  read(text: string): Read {
    const { name, days } = partsOf(text);
    return { counted: this.known.get(name) ?? this.unpack(text, name), days };
  }

  private unpack(text: string, name: string): Counted {
    const values = Object.entries(unpackTally(text)).map(([field, value]) => [field, this.shared(value)]);
    if (this.known.size >= mostKept) this.forget();
    const tally = Object.fromEntries(values) as Tally;
    this.known.set(name, tally);
    return tally;
  }

  private shared(value: string | readonly string[]): string | readonly string[] {
    if (typeof value !== 'string') return value;
    const known = this.words.get(value);
    if (known === undefined) this.words.set(value, value);
    return known ?? value;
  }

  private forget(): void {
    this.known.clear();
    this.words.clear();
  }
}

/** What is counted of the text, as a name, and its days. */
function partsOf(text: string): { readonly name: string; readonly days: string } {
  let [name, days, at] = ['', '', 0];
  const runs = runsByKind.get(text[0] ?? '') ?? [];
  const last = runs.at(-1);
  for (const run of runs) {
    const { use, fields } = run;
    const end = run === last ? text.length + 1 : behind(text, at, fields);
    if (use === 'counted') name += text.slice(at, end);
    else if (use === 'days') days = text.slice(at, end - 1);
    at = end;
  }
  if (last?.use === 'days' && days.includes('|')) throw new Poison('not a tally');
  return { name, days };
}

/** Where the fields end that begin here. */
function behind(text: string, from: number, fields: number): number {
  let at = from;
  for (let field = 0; field < fields; field += 1) {
    at = text.indexOf('|', at) + 1;
    if (at === 0) throw new Poison('not a tally');
  }
  return at;
}
