import type { Catalog } from '../catalog/types.ts';
import { AlikeEntries } from './alike.ts';
import type { CountedTallies, Read } from './counted.ts';
import type { Effect } from './effects.ts';
import { Counter, type Figures } from './figures.ts';

/** The figures of one week, of each office and of the country, in whatever order its entries come. */
export class WeekFigures {
  private readonly alike: AlikeEntries;
  private readonly offices = new Map<string, Counter>();
  private readonly national = new Counter();

  /** `tallies`: by which all entries are read. */
  constructor(catalog: Pick<Catalog, 'program'>, tallies: CountedTallies) {
    this.alike = new AlikeEntries(
      tallies,
      (program) => catalog.program(program).restricted,
      (effect, times) => this.apply(effect, times),
    );
  }

  /** A referral, a check or a decision. */
  addEntry(entry: Read): void {
    this.alike.add(entry);
  }

  /** For an office, or for the country alone. */
  add(name: string, office?: string): void {
    (office === undefined ? this.national : this.counterOf(office)).add(name);
  }

  finish(besides: Figures = {}): { offices: Readonly<Record<string, Figures>>; national: Figures } {
    this.alike.settle();
    this.national.addAll(besides);
    const offices = [...this.offices].map(([office, counter]) => [office, counter.figures()] as const);
    return { offices: Object.fromEntries(offices), national: this.national.figures() };
  }

  private apply({ office, adds, takes }: Effect, times: number): void {
    for (const counter of [this.counterOf(office), this.national]) {
      for (const name of adds) counter.add(name, times);
      for (const name of takes) counter.add(name, -times);
    }
  }

  private counterOf(office: string): Counter {
    const known = this.offices.get(office);
    if (known) return known;
    const counter = new Counter();
    this.offices.set(office, counter);
    return counter;
  }
}
