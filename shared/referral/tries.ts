import { wallClock } from '../calendar/zone.ts';
import type { Catalog } from '../catalog/types.ts';
import type { FieldError } from '../errors.ts';
import { newestPhone } from './applicant-request.ts';
import type { Referral } from './referral.ts';

type Where = { readonly catalog: Catalog; readonly at: Date; readonly office: string };
type Tried = Pick<Referral, 'tried'>;

/** The day that it is where the office stands. */
const dayAt = ({ catalog, at, office }: Where): string =>
  wallClock(at, catalog.office(office).zone).toISOString().slice(0, 10);

/** One call a day counts, however often the telephone rang. */
export const hasTriedToday = ({ tried = [] }: Tried, where: Where): boolean => tried.includes(dayAt(where));

export const triedWith = ({ tried = [] }: Tried, where: Where): string[] =>
  [...tried, dayAt(where)].slice(-mostKept);

/** Days. More than any outcome of a catalog asks for. */
const mostKept = 10;

/** Only the days on which the number was called that stands now: later ones than that of its change. */
export function withStandingNumber(
  referral: Referral,
  submission: Parameters<typeof newestPhone>[0],
  catalog: Catalog,
): Referral {
  const phone = newestPhone(submission);
  if (!phone || !referral.tried) return referral;
  const changed = dayAt({ catalog, at: new Date(phone.at), office: referral.office });
  return { ...referral, tried: referral.tried.filter((day) => day > changed) };
}

/** What the outcome lacks: nobody is out of reach because the office did not call. */
export function triesMissing({ tried = [] }: Tried, outcome: string, catalog: Catalog): FieldError[] {
  const needed = catalog.triesBefore[outcome] ?? 0;
  const missing = needed - tried.length;
  return missing > 0 ? [{ path: 'outcome', code: 'tries-missing', params: { missing, needed } }] : [];
}
