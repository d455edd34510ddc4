import type { Catalog } from '../catalog/types.ts';
import type { Referral } from './referral.ts';

type Asked = Pick<Referral, 'program' | 'state'>;

/**
 * With what a need can be closed as it stands, by the catalog's groups: its program's own list, or the one for all.
 * Held is what nobody has looked at yet: it can turn out not to be real, and nothing else has been done for it.
 */
export function outcomesFor({ program, state }: Asked, catalog: Catalog): Catalog['outcomes'] {
  const isHeld = state === 'held';
  const groups = Object.entries(catalog.program(program).outcomes ?? catalog.outcomes).map(
    ([group, codes]) =>
      [group, codes.filter((code) => catalog.heldOutcomes.includes(code) === isHeld)] as const,
  );
  return Object.fromEntries(groups);
}

/** With what any of several needs can be closed. */
export function outcomesForAny(needs: readonly Asked[], catalog: Catalog): Catalog['outcomes'] {
  const lists = needs.map((need) => outcomesFor(need, catalog));
  const groups = Object.keys(catalog.outcomes).map(
    (group) => [group, [...new Set(lists.flatMap((list) => list[group] ?? []))]] as const,
  );
  return Object.fromEntries(groups);
}

/** Whether this outcome can close the need. */
export const isOutcomeOf = (need: Asked, outcome: string, catalog: Catalog): boolean =>
  Object.values(outcomesFor(need, catalog)).flat().includes(outcome);

/** The group of the catalog that an outcome belongs to for this program; none where the catalog does not know it any more. */
export function groupOfOutcome(
  { program, outcome }: { readonly program: string; readonly outcome: string },
  catalog: Pick<Catalog, 'program' | 'outcomes'>,
): string | undefined {
  const groups = catalog.program(program).outcomes ?? catalog.outcomes;
  return Object.keys(groups).find((group) => groups[group]?.includes(outcome));
}

/** Whether a closure with it is help, fully or partly. */
export const isHelp = (...closure: Parameters<typeof groupOfOutcome>): boolean =>
  ['helped', 'partly'].includes(groupOfOutcome(...closure) ?? '');

/** Every outcome that some program knows. */
export const allOutcomes = ({ outcomes, programs }: Catalog): string[] =>
  [outcomes, ...programs.map((program) => program.outcomes ?? {})].flatMap((list) =>
    Object.values(list).flat(),
  );

/** Asked where the program pays one, so that it is counted what became of it. */
export const asksIncentive = (need: Asked, catalog: Catalog): boolean =>
  need.state !== 'held' && catalog.program(need.program).incentive;
