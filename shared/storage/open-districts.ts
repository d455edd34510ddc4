import type { Catalog } from '../catalog/types.ts';
import type { Report } from '../observing/report.ts';
import { manpowerOffice } from '../referral/routing.ts';
import { listOffices } from './offices.ts';
import type { Table } from './table.ts';

/** An office that was verified just now may wait this long until its district is open. */
const freshMs = 5 * 60 * 1000;
const manpowerPrefix = manpowerOffice('');

/** Every district that could be open. */
export const allDistricts = ({ districts }: Catalog): ReadonlySet<string> =>
  new Set(districts.map(({ code }) => code));

type Offer = {
  readonly catalog: Catalog;
  readonly openDistricts: Pick<OpenDistricts, 'read'>;
  readonly report: Report;
};

/** What a form offers: where nobody can say what is open, everything; the answer is judged when it arrives. */
export const districtsToOffer = ({ catalog, openDistricts, report }: Offer): Promise<ReadonlySet<string>> =>
  openDistricts.read().catch((error: unknown) => {
    report.fail('open-districts-unread', error);
    return allDistricts(catalog);
  });

/** The districts whose manpower office has a verified mailbox, read at most every five minutes. */
export class OpenDistricts {
  private readonly table: Table;
  private readonly now: () => number;
  private known: { readonly districts: ReadonlySet<string>; readonly at: number } | undefined;

  constructor(table: Table, now: () => number) {
    this.table = table;
    this.now = now;
  }

  async read(): Promise<ReadonlySet<string>> {
    const now = this.now();
    if (!this.known || Math.abs(now - this.known.at) >= freshMs)
      this.known = { districts: await this.load(), at: now };
    return this.known.districts;
  }

  private async load(): Promise<ReadonlySet<string>> {
    const offices = await listOffices(this.table);
    const open = offices.filter((entry) => entry.verified && entry.office.startsWith(manpowerPrefix));
    return new Set(open.map((entry) => entry.office.slice(manpowerPrefix.length)));
  }
}
