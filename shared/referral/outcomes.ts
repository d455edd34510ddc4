import type { Catalog } from '../catalog/types.ts';
import type { Referral } from './referral.ts';

type Asked = Pick<Referral, 'program'>;

/** With what a need can be closed, by the catalog's groups: its program's own list, or the one for all. */
export const outcomesFor = ({ program }: Asked, catalog: Catalog): Catalog['outcomes'] =>
  catalog.program(program).outcomes ?? catalog.outcomes;

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

/** Every outcome that some program knows. */
export const allOutcomes = ({ outcomes, programs }: Catalog): string[] =>
  [outcomes, ...programs.map((program) => program.outcomes ?? {})].flatMap((list) =>
    Object.values(list).flat(),
  );
