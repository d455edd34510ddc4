import type { Catalog } from '../catalog/types.ts';
import { isHelp } from '../referral/outcomes.ts';
import type { Headline } from './names.ts';
import type { Tally } from './tally.ts';

type Count = (name: Headline, office?: string) => void;

/**
 * Counts each person once, for the country and at each office, however many needs the person has. Entries come sorted by
 * person. Who applied is known by the submission alone, so that a `dispatch` that lags hides nobody from the country.
 */
export class PeopleCounter {
  private readonly catalog: Pick<Catalog, 'program' | 'outcomes'>;
  private readonly count: Count;
  private person = '';
  private readonly counted = new Set<string>();

  constructor(catalog: Pick<Catalog, 'program' | 'outcomes'>, count: Count) {
    this.catalog = catalog;
    this.count = count;
  }

  add(person: string, tally: Tally): void {
    if (person !== this.person) this.counted.clear();
    this.person = person;
    if (tally.kind === 'S') this.once('people');
    else if (tally.kind === 'R' || tally.kind === 'C') this.once('people', tally.office);
    else if (tally.kind === 'D' && tally.to === 'closed' && isHelp(tally, this.catalog)) {
      this.once('peopleHelped');
      this.once('peopleHelped', tally.office);
    }
  }

  private once(name: Headline, office?: string): void {
    const mark = `${name} ${office ?? ''}`;
    if (this.counted.has(mark)) return;
    this.counted.add(mark);
    this.count(name, office);
  }
}
