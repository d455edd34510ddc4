import type { Catalog, Program } from '../catalog/types.ts';
import { RequestError } from '../errors.ts';
import type { Enrollment } from './enrollment.ts';
import { hasLookalikes } from './lookalikes.ts';

/** What the office has to look at: `minor`, `name-script`, `conditional.<program>`. */
export type Flag = string;
export type Notice = { readonly code: 'placement-closed' };
export type Screening = {
  readonly flags: readonly Flag[];
  readonly notice?: Notice;
  /** Ids of programs made from the answers, beside those that were chosen. */
  readonly notes: readonly string[];
};
type Context = { readonly catalog: Catalog; readonly openDistricts: ReadonlySet<string> };

/**
 * Decides whether the enrollment can be accepted, and what it carries along. Throws RequestError `not-eligible`,
 * naming the choices, or `district-not-covered`, in this order.
 */
export function screen(enrollment: Enrollment, { catalog, openDistricts }: Context): Screening {
  const choices = enrollment.choices.map((choice) => catalog.program(choice.program));
  refuseIneligible(choices, enrollment.targetGroup);
  refuseUncovered(choices, enrollment.district, openDistricts, catalog);
  const notice = noticeFor(enrollment, catalog);
  return {
    flags: flagsFor(enrollment, choices),
    ...(notice && { notice }),
    notes: notice ? notesFor(enrollment, notice, catalog) : [],
  };
}

function refuseIneligible(choices: readonly Program[], group: string): void {
  const refused = choices.flatMap((program, index) => (isWelcome(program, group) ? [] : [index]));
  if (refused.length === 0) return;
  throw new RequestError('not-eligible', {
    errors: refused.map((index) => ({ path: `choices.${index}.program`, code: 'not-eligible' })),
    params: { choice: refused.map((index) => index + 1).join(', ') },
  });
}

const isWelcome = (program: Program, group: string): boolean =>
  program.eligibleGroups.includes(group) || Object.hasOwn(program.conditionalGroups, group);

function refuseUncovered(
  choices: readonly Program[],
  code: string,
  openDistricts: ReadonlySet<string>,
  catalog: Catalog,
): void {
  if (openDistricts.has(code) || choices.every(({ anyDistrict }) => anyDistrict)) return;
  const district = catalog.district(code);
  throw new RequestError('district-not-covered', {
    params: { district: district.name, province: district.province.name },
  });
}

/** Decree 260/2015: new placement with a household is closed in the listed countries. */
function noticeFor({ plan, country }: Enrollment, { plans, closedCountries }: Catalog): Notice | undefined {
  const closedPlan = plans.some(({ id, closed }) => closed && id === plan);
  const closedCountry = closedCountries.some(({ id }) => id === country);
  return closedPlan && closedCountry ? { code: 'placement-closed' } : undefined;
}

const notesFor = ({ consent }: Enrollment, notice: Notice, { programs }: Catalog): string[] =>
  programs
    .filter(({ madeFrom }) => madeFrom && madeFrom.notice === notice.code && consent[madeFrom.consent])
    .map(({ id }) => id);

const flagsFor = ({ ageBand, name, targetGroup }: Enrollment, choices: readonly Program[]): Flag[] => [
  ...(ageBand === '15-17' ? ['minor'] : []),
  ...(hasLookalikes(name) ? ['name-script'] : []),
  ...choices
    .filter(({ conditionalGroups }) => Object.hasOwn(conditionalGroups, targetGroup))
    .map(({ id }) => `conditional.${id}`),
];
