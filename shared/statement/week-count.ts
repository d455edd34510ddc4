import { createHash } from 'node:crypto';
import type { Catalog } from '../catalog/types.ts';
import { AlikeEntries } from './alike.ts';
import type { Effect } from './effects.ts';
import { Counter, type Figures } from './figures.ts';
import { planFigure } from './names.ts';
import { PeopleCounter } from './people.ts';
import { type SubmissionTally, type Tally, unpackTally } from './tally.ts';

/** One entry of the week's index: `<person>#<submission>#<kind>…`, and its tally. */
export type WeekEntry = { readonly sort: string; readonly tally: string };

/** What a pass over a week's entries found. */
export type WeekCount = {
  readonly offices: Readonly<Record<string, Figures>>;
  /** Counted record by record without looking at offices: the other side of the proof. */
  readonly national: Figures;
  /** Choices whose referral or check is not written yet. */
  readonly underWay: number;
  /** Referrals and checks that no submission asked for, or that exist twice. Always 0, or something is broken. */
  readonly unmatched: number;
  /** SHA-256 over all entries in order, or over the hashes of the shards. */
  readonly hash: string;
};

export const nothingCounted: WeekCount = { offices: {}, national: {}, underWay: 0, unmatched: 0, hash: '' };

type Group = { submission?: SubmissionTally; readonly programs: string[]; readonly offices: Set<string> };

/**
 * Counts a week in one pass. Entries come sorted, shard by shard, so that all of one submission stand together: memory
 * stays flat however many there are.
 */
export class WeekCounter {
  private readonly alike: AlikeEntries;
  private readonly people: PeopleCounter;
  private readonly offices = new Map<string, Counter>();
  private readonly national = new Counter();
  private readonly hash = createHash('sha256');
  private current = '';
  private group: Group = { programs: [], offices: new Set() };
  private underWay = 0;
  private unmatched = 0;

  constructor(catalog: Pick<Catalog, 'program' | 'outcomes'>) {
    this.alike = new AlikeEntries(
      (program) => catalog.program(program).restricted,
      (effect, times) => this.apply(effect, times),
    );
    this.people = new PeopleCounter(catalog, (name, office) =>
      (office === undefined ? this.national : this.counterOf(office)).add(name),
    );
  }

  add({ sort, tally }: WeekEntry, unpacked: Tally = unpackTally(tally)): void {
    const [person = '', submission] = sort.split('#', 2);
    const key = `${person}#${submission}`;
    if (key !== this.current) this.closeGroup(key);
    this.hash.update(`${sort}\t${tally}\n`);
    this.people.add(person, unpacked);
    this.count(unpacked);
  }

  /** `notCovered`: how often somebody asked from a place that is not covered, in all and by province. */
  finish(notCovered: Figures = {}): WeekCount {
    this.closeGroup('');
    this.alike.settle();
    this.national.addAll(notCovered);
    return {
      offices: Object.fromEntries([...this.offices].map(([office, counter]) => [office, counter.figures()])),
      national: this.national.figures(),
      underWay: this.underWay,
      unmatched: this.unmatched,
      hash: this.hash.digest('hex'),
    };
  }

  private count(tally: Tally): void {
    if (tally.kind === 'S') {
      this.group.submission = tally;
      if (tally.plan) this.national.add(planFigure(tally.plan));
      return;
    }
    if (tally.kind === 'F') return;
    this.alike.add(tally);
    if (tally.kind === 'D') return;
    this.group.programs.push(tally.program);
    this.group.offices.add(tally.office);
  }

  private apply({ office, figures }: Effect, times: number): void {
    this.counterOf(office).addAll(figures, times);
    this.national.addAll(figures, times);
  }

  private counterOf(office: string): Counter {
    const counter = this.offices.get(office) ?? new Counter();
    this.offices.set(office, counter);
    return counter;
  }

  /** All of one submission was seen: every choice must have exactly one referral or check. */
  private closeGroup(next: string): void {
    const { submission, programs, offices } = this.group;
    const expected = submission?.programs ?? [];
    const found = new Set(programs);
    if (submission) this.national.add('submissions');
    for (const office of offices) this.counterOf(office).add('submissions');
    this.underWay += expected.filter((program) => !found.has(program)).length;
    this.unmatched += programs.length - expected.filter((program) => found.has(program)).length;
    this.current = next;
    this.group = { programs: [], offices: new Set() };
  }
}
