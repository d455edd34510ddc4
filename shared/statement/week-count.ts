import type { Catalog } from '../catalog/types.ts';
import type { Read } from './counted.ts';
import type { Figures } from './figures.ts';
import { HashedEntries } from './hashed-entries.ts';
import type { Whose } from './merge-weeks.ts';
import { planFigure } from './names.ts';
import { PeopleCounter } from './people.ts';
import type { WeekFigures } from './week-figures.ts';
import type { Entry } from './week-reader.ts';

/** One entry of the week's index as texts: `<person>#<submission>#<kind>…`, and its tally. */
export type WeekEntry = { readonly sort: string; readonly tally: string };

/** What only entries in order can tell. */
export type Matched = {
  /** Choices whose referral or check is not written yet. */
  readonly underWay: number;
  /** Referrals and checks that no submission asked for, or that exist twice. Always 0, or something is broken. */
  readonly unmatched: number;
  /** SHA-256 over all entries in order, or over the hashes of the shards. */
  readonly hash: string;
};

/** What a pass over a week's entries found. */
export type WeekCount = Matched & {
  readonly offices: Readonly<Record<string, Figures>>;
  /** Counted record by record without looking at offices: the other side of the proof. */
  readonly national: Figures;
};

export const nothingCounted: WeekCount = { offices: {}, national: {}, underWay: 0, unmatched: 0, hash: '' };

/**
 * Counts a week in one pass. Entries come sorted, shard by shard, so that all of one submission stand together: memory
 * stays flat however many there are. Who counts several shards at once has them share the figures.
 */
export class WeekCounter {
  private readonly figures: WeekFigures;
  private readonly people: PeopleCounter;
  private readonly hashed = new HashedEntries();
  private submission = 0;
  private asked: readonly string[] | undefined;
  private programs: string[] = [];
  private offices: string[] = [];
  private underWay = 0;
  private unmatched = 0;

  constructor(catalog: Pick<Catalog, 'program' | 'outcomes'>, figures: WeekFigures) {
    this.figures = figures;
    this.people = new PeopleCounter(catalog, (name, office) => figures.add(name, office));
  }

  add(entry: Entry, whose: Whose, read: Read): void {
    if (whose.submission !== this.submission) this.begin(whose.submission);
    this.hashed.add(entry);
    this.people.add(whose.person, read.counted);
    this.count(read);
  }

  /** `notCovered`: how often somebody asked from a place that is not covered, in all and by province. */
  finish(notCovered: Figures = {}): WeekCount {
    const matched = this.close();
    return { ...this.figures.finish(notCovered), ...matched };
  }

  close(): Matched {
    this.begin(0);
    return { underWay: this.underWay, unmatched: this.unmatched, hash: this.hashed.digest() };
  }

  private count(read: Read): void {
    const { counted } = read;
    if (counted.kind === 'S') {
      this.asked = counted.programs;
      this.figures.add('submissions');
      if (counted.plan) this.figures.add(planFigure(counted.plan));
      return;
    }
    if (counted.kind === 'F') return;
    this.figures.addEntry(read);
    if (counted.kind === 'D') return;
    this.programs.push(counted.program);
    if (!this.offices.includes(counted.office)) this.offices.push(counted.office);
  }

  private begin(submission: number): void {
    this.match();
    this.submission = submission;
    this.asked = undefined;
    this.programs = [];
    this.offices = [];
  }

  /** All of one submission was seen: every choice must have exactly one referral or check. */
  private match(): void {
    const { asked = [], programs } = this;
    for (const office of this.offices) this.figures.add('submissions', office);
    const found = asked.filter((program) => programs.includes(program)).length;
    this.underWay += asked.length - found;
    this.unmatched += programs.length - found;
  }
}
