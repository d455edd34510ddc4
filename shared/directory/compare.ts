import type { Catalog } from '../catalog/types.ts';
import type { DirectoryEntry } from '../storage/offices.ts';
import { mainLanguage } from '../text/language.ts';
import { withAddress } from './address.ts';
import { isWithin } from './government-domains.ts';
import { fieldNames, type OfficeField, type OfficeValues, readFields, type Typed } from './office-fields.ts';

/** What is typed of one office. */
export type Row = { readonly office: string; readonly fields: Typed };
type FieldChange = { readonly field: OfficeField; readonly from: string; readonly to: string };

/** What writing a row would do. */
export type Difference = {
  readonly office: string;
  readonly kind: 'new' | 'changed' | 'unchanged' | 'without-address' | 'wrong';
  readonly changes: readonly FieldChange[];
  readonly problems: readonly string[];
  readonly before?: DirectoryEntry;
  readonly after?: DirectoryEntry;
};

type Rules = {
  readonly catalog: Catalog;
  readonly governmentDomains: readonly string[];
  readonly directory: readonly DirectoryEntry[];
};

/** Row by row what would become of the directory, and everything that is wrong with any of them. */
export function compareRows(rows: readonly Row[], rules: Rules): Difference[] {
  const known = new Map(rules.directory.map((entry) => [entry.office, entry]));
  const found = rows.map((row) => compareRow(row, known.get(row.office), rules));
  const after = new Map([
    ...known,
    ...found.flatMap(({ after }) => (after ? [[after.office, after]] : []) as [string, DirectoryEntry][]),
  ]);
  return found.map((one) => withShared(one, [...after.values()]));
}

function compareRow({ office, fields }: Row, before: DirectoryEntry | undefined, rules: Rules): Difference {
  const known = rules.catalog.offices.find(({ id }) => id === office);
  if (!known) return wrong(office, ['is no office of the catalog']);
  const { values, problems } = readFields(fields);
  if (!before && values.address === undefined && problems.length === 0)
    return { office, kind: 'without-address', changes: [], problems: [] };
  const outside = problemOutside(values, before, rules);
  const all = [...problems, ...(outside ? [outside] : [])];
  if (all.length > 0) return wrong(office, all);
  const made = before ?? newEntry(known, values.address ?? '');
  const after = merged(made, values, before === undefined);
  const changes = fieldNames.flatMap((field) => {
    const [from, to] = [before ? shown(before, field) : '', shown(after, field)];
    return from === to ? [] : [{ field, from, to }];
  });
  const kind = before ? (changes.length > 0 ? 'changed' : 'unchanged') : 'new';
  return { office, kind, changes, problems: [], after, ...(before && { before }) };
}

const wrong = (office: string, problems: readonly string[]): Difference => ({
  ...{ office, kind: 'wrong', changes: [], problems },
});

const newEntry = ({ id, mailbox, zone }: Catalog['offices'][number], address: string): DirectoryEntry => ({
  ...{ office: id, mailbox, address, zone, language: mainLanguage },
  ...{ verified: false, addressVersion: 1 },
});

function merged(entry: DirectoryEntry, values: OfficeValues, isNew: boolean): DirectoryEntry {
  const { address = nextAddress(entry), reason = nextReason(entry), ...rest } = values;
  const others = { ...entry, ...rest };
  if (isNew || (address === nextAddress(entry) && !entry.change)) return { ...others, reason };
  if (address === nextAddress(entry) && entry.change)
    return { ...others, change: { ...entry.change, reason } };
  return withAddress(others, { address, reason: values.reason });
}

/** What an operator has entered last, in effect or not. */
const nextAddress = ({ change, address }: DirectoryEntry): string => change?.address ?? address;
const nextReason = ({ change, reason }: DirectoryEntry): string | undefined =>
  change ? change.reason : reason;

function shown(entry: DirectoryEntry, field: OfficeField): string {
  if (field === 'address') return nextAddress(entry);
  if (field === 'reason') return nextReason(entry) ?? '';
  return String(entry[field] ?? '');
}

function problemOutside(
  { address, reason }: OfficeValues,
  before: DirectoryEntry | undefined,
  { governmentDomains }: Rules,
): string | undefined {
  if (address === undefined || isWithin(address, governmentDomains)) return undefined;
  const isKnown = before !== undefined && address === nextAddress(before);
  if (isKnown || reason !== undefined) return undefined;
  return `address “${address}” is outside ${governmentDomains.join(', ')}: give a reason`;
}

/** By its address an office is found when it signs in: two cannot share one. */
function withShared(found: Difference, directory: readonly DirectoryEntry[]): Difference {
  const { after, before, office, problems } = found;
  if (!after || (before && nextAddress(before) === nextAddress(after))) return found;
  const own = nextAddress(after).toLowerCase();
  const other = directory.find(
    (entry) =>
      entry.office !== office &&
      [entry.address, nextAddress(entry)].some((address) => address.toLowerCase() === own),
  );
  if (!other) return found;
  return wrong(office, [...problems, `address “${nextAddress(after)}” is that of ${other.office} too`]);
}
