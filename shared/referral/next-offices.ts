import type { Catalog } from '../catalog/types.ts';
import { desk } from './create.ts';
import type { Referral } from './referral.ts';
import { firstOwner, officeOf, perDistrict } from './routing.ts';

/** After this many hand-overs nobody may pass the need on but to the desk, and the desk keeps it. */
export const mostHops = 3;

type Owned = Pick<Referral, 'program' | 'district' | 'office' | 'hops' | 'restricted'>;
type Disputed = Owned & Pick<Referral, 'kind' | 'kurSubtype' | 'caseLocation' | 'answers'>;

/**
 * Who can own a need after its present owner. A restricted one stays among the offices that its program names: where
 * none is left, or the hand-overs are used up, its owner keeps it.
 */
export function nextOffices(referral: Owned, catalog: Catalog): string[] {
  const { office, district, hops, restricted, program } = referral;
  const others = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => id !== office);
  if (restricted && hops >= mostHops) return [];
  if (restricted) return others(catalog.program(program).escalation.map((lead) => officeOf(lead, district)));
  return others(hops >= mostHops ? keepers(office) : catalog.offices.map(({ id }) => id));
}

const keepers = (owner: string): string[] => (owner === desk ? [] : [desk]);

/**
 * Who takes a need over when the applicant says that no help came, the first choice first: the office that would have
 * had it where it was closed while it was held, those whom the program names for silence, then the desk. Nobody may be
 * left for a restricted one, which never goes to the desk.
 */
export function officesAfterDispute(referral: Disputed, catalog: Catalog): string[] {
  const { office, district, hops, restricted, program, answers } = referral;
  const { escalation } = catalog.program(program);
  const unseen = answers.at(-1)?.from === 'held' ? [firstOwner(catalog, referral)] : [];
  const named = hops >= mostHops ? [] : [...unseen, ...escalation.map((lead) => officeOf(lead, district))];
  return [...named.filter((id) => id !== office), ...(restricted ? [] : [desk])];
}

/**
 * Who takes a need over from an owner that stays silent, the first choice first: those whom the program names for
 * silence and who have not been silent on it, then the desk, which keeps what it has. Silence uses up no hand-over.
 * Nobody may be left for a restricted one, which never goes to the desk.
 */
export function officesAfterSilence(
  referral: Owned & Pick<Referral, 'answers' | 'silent'>,
  catalog: Catalog,
): string[] {
  const { office, district, restricted, program, answers } = referral;
  if (office === desk) return [];
  const moves = answers.filter(({ action }) => action === 'escalate');
  const silent = [...(referral.silent ?? []), ...moves.map((answer) => answer.office)];
  const named = catalog.program(program).escalation.map((lead) => officeOf(lead, district));
  const others = named.filter((id) => id !== office && !silent.includes(id));
  return [...others, ...(restricted ? [] : [desk])];
}

/** Those whom the program itself names for this district: what a page offers first. */
export function namedOffices({ program: id, district }: Owned, catalog: Catalog): string[] {
  const { lead, leadWhen, support, escalation } = catalog.program(id);
  const leads = [
    lead,
    ...leadWhen.map((exception) => exception.lead),
    perDistrict,
    ...support,
    ...escalation,
  ];
  return [...leads.map((named) => officeOf(named, district)), desk];
}
