import type { Catalog, Office } from '../catalog/types.ts';
import { perDistrict } from '../referral/routing.ts';

/** Unrestricted programs whose needs can be new at this office: anybody can read it from the catalog. */
export function newHere({ kind, id }: Office, catalog: Catalog): string[] {
  const open = catalog.programs.filter(({ restricted }) => !restricted);
  // The desk holds whatever came too fast; a manpower office confirms every repeat of its district.
  const all = kind === 'desk' || (kind === 'manpower' && id.startsWith(perDistrict));
  return open.filter((program) => all || leadsOf(program).includes(id)).map((program) => program.id);
}

/** Whether this office can own needs of restricted programs, of which no figure of an office may tell. */
export const canOwnRestricted = ({ id }: Office, catalog: Catalog): boolean =>
  catalog.programs.some(
    (program) => program.restricted && [...leadsOf(program), ...program.escalation].includes(id),
  );

type Leads = Pick<Catalog['programs'][number], 'lead' | 'leadWhen'>;

const leadsOf = ({ lead, leadWhen }: Leads): string[] => [lead, ...leadWhen.map((one) => one.lead)];
