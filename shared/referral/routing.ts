import { deployment } from '../catalog/deployment.ts';
import type { Catalog, Program } from '../catalog/types.ts';

/** The answers of one choice that can lead it elsewhere than to its program's usual lead. */
export type RoutedChoice = {
  readonly program: string;
  readonly kurSubtype?: string | undefined;
  readonly caseLocation?: string | undefined;
};

/** In the catalog: the manpower office of the district. */
export const perDistrict = deployment.localOffice;

/** A lead in the catalog is an office, or "the manpower office of the district". */
export const officeOf = (lead: string, district: string): string =>
  lead === perDistrict ? manpowerOffice(district) : lead;

export const manpowerOffice = (district: string): string => `${perDistrict}@${district}`;

function leadOf(program: Program, choice: RoutedChoice): string {
  const answers: Readonly<Record<string, string | undefined>> = { ...choice };
  const exception = program.leadWhen.find(({ when }) =>
    Object.entries(when).every(([question, answer]) => answers[question] === answer),
  );
  return exception?.lead ?? program.lead;
}

/** The one office that owns a first application. */
export function routeReferral(catalog: Catalog, choice: RoutedChoice, district: string): string {
  return officeOf(leadOf(catalog.program(choice.program), choice), district);
}

/**
 * The one office that confirms a repeat in person: the manpower office of the district that the repeat names;
 * for a restricted program the lead that its own answers name, so that no further office learns of it.
 */
export function routeCheck(catalog: Catalog, choice: RoutedChoice, district: string): string {
  return catalog.program(choice.program).restricted
    ? routeReferral(catalog, choice, district)
    : manpowerOffice(district);
}

/** Who owns a referral or check at first, where nothing holds it. */
export const firstOwner = (
  catalog: Catalog,
  need: RoutedChoice & { readonly kind: 'referral' | 'check'; readonly district: string },
): string => (need.kind === 'check' ? routeCheck : routeReferral)(catalog, need, need.district);
