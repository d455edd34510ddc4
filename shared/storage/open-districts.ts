import type { Catalog } from '../catalog/types.ts';
import type { Report } from '../observing/report.ts';
import { manpowerOffice } from '../referral/routing.ts';
import { remembered } from '../remembered.ts';
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
  readonly read: () => Promise<ReadonlySet<string>>;

  constructor(table: Table, now: () => number) {
    this.read = remembered(() => load(table), freshMs, now);
  }
}

async function load(table: Table): Promise<ReadonlySet<string>> {
  const offices = await listOffices(table);
  const open = offices.filter((entry) => entry.verified && entry.office.startsWith(manpowerPrefix));
  return new Set(open.map((entry) => entry.office.slice(manpowerPrefix.length)));
}
