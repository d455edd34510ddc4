import type { Catalog } from '../catalog/types.ts';
import { isHelp } from '../referral/outcomes.ts';
import type { Counted } from './counted.ts';
import type { Headline } from './names.ts';

type Count = (name: Headline, office?: string) => void;

/**
 * Counts each person once, for the country and at each office, however many needs the person has. Entries come sorted by
 * person. Who applied is known by the submission alone, so that a `dispatch` that lags hides nobody from the country.
 */
export class PeopleCounter {
  private readonly catalog: Pick<Catalog, 'program' | 'outcomes'>;
  private readonly count: Count;
  private person = 0;
  /** Where the person is counted already: at these offices, and `undefined` for the country. */
  private applied: (string | undefined)[] = [];
  private helped: (string | undefined)[] = [];

  constructor(catalog: Pick<Catalog, 'program' | 'outcomes'>, count: Count) {
    this.catalog = catalog;
    this.count = count;
  }

  add(person: number, tally: Counted): void {
    if (person !== this.person) this.begin(person);
    if (tally.kind === 'S') this.once('people', this.applied);
    else if (tally.kind === 'R' || tally.kind === 'C') this.once('people', this.applied, tally.office);
    else if (tally.kind === 'D' && tally.to === 'closed' && isHelp(tally, this.catalog)) {
      this.once('peopleHelped', this.helped);
      this.once('peopleHelped', this.helped, tally.office);
    }
  }

  private begin(person: number): void {
    this.person = person;
    this.applied = [];
    this.helped = [];
  }

  private once(name: Headline, counted: (string | undefined)[], office?: string): void {
    if (counted.includes(office)) return;
    counted.push(office);
    this.count(name, office);
  }
}
