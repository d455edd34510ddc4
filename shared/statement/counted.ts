import {
  type ConfirmationTally,
  type DecisionTally,
  fieldsByKind,
  type ReferralTally,
  type SubmissionTally,
  type Tally,
  unpackTally,
} from './tally.ts';

/** Of a tally, without what no figure is made of: so most entries of a busy week are like many others. */
export type Counted = CountedSubmission | CountedReferral | CountedDecision | CountedConfirmation;
export type CountedSubmission = Pick<SubmissionTally, 'kind' | 'programs' | 'plan'>;
export type CountedReferral = Omit<ReferralTally, 'sex' | 'ageBand' | 'minute'>;
export type CountedDecision = Omit<DecisionTally, 'group' | 'minute'>;
export type CountedConfirmation = Pick<ConfirmationTally, 'kind' | 'program' | 'closure' | 'answer'>;

const uncounted: Readonly<Record<string, readonly string[]>> = {
  S: ['district', 'group', 'sex', 'ageBand', 'minute'],
  R: ['sex', 'ageBand', 'minute'],
  C: ['sex', 'ageBand', 'minute'],
  D: ['group', 'minute'],
  F: ['district', 'group', 'minute'],
};

/** How many fields stand in a row that are counted, and that are not, in turn; what follows is counted again. */
const runsByKind = new Map(
  Object.entries(uncounted).map(([kind, left]) => [kind, runsOf(fieldsByKind[kind] ?? [], left)]),
);

function runsOf(names: readonly string[], left: readonly string[]): number[] {
  const runs = [0];
  for (const name of names) {
    if (left.includes(name) !== (runs.length % 2 === 0)) runs.push(0);
    runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
  }
  return runs.length % 2 === 0 ? runs : runs.slice(0, -1);
}

/** What may be kept: some twenty megabytes. */
const mostKept = 60_000;

/** Unpacks tallies. Those that are alike in all that is counted are one object, and unpacked once. */
export class CountedTallies {
  private readonly known = new Map<string, Counted>();
  /** Each word once: a tally is made of a few thousand of them. */
  private readonly words = new Map<string, string>();

  /** Throws `Poison` for what is no tally. */
  read(text: string): Counted {
    const name = countedText(text);
    const known = name === undefined ? undefined : this.known.get(name);
    return known ?? this.unpack(text, name);
  }

  private unpack(text: string, name: string | undefined): Counted {
    const tally = unpackTally(text);
    if (name === undefined) return tally;
    if (this.known.size >= mostKept) this.forget();
    const shared = Object.fromEntries(
      Object.entries(tally).map(([field, value]) => [
        field,
        typeof value === 'string' ? this.sameWord(value) : value,
      ]),
    ) as Tally;
    this.known.set(name, shared);
    return shared;
  }

  private sameWord(word: string): string {
    const known = this.words.get(word);
    if (known === undefined) this.words.set(word, word);
    return known ?? word;
  }

  private forget(): void {
    this.known.clear();
    this.words.clear();
  }
}

/** Undefined where a field is missing. */
function countedText(text: string): string | undefined {
  let [counted, at] = ['', 0];
  for (const [turn, run] of (runsByKind.get(text[0] ?? '') ?? []).entries()) {
    const from = at;
    for (let field = 0; field < run; field += 1) {
      at = text.indexOf('|', at) + 1;
      if (at === 0) return undefined;
    }
    if (turn % 2 === 0) counted += text.slice(from, at);
  }
  return counted + text.slice(at);
}
