import { combine } from '../../shared/statement/figures.ts';
import type { Statement, StatementPart } from '../../shared/statement/statement.ts';
import { type Fact, factsOf } from './artifacts.ts';
import type { Inequality } from './solver.ts';

/** What a week's letters said, and what the next Monday would say of it again if it were corrected there. */
export type Retold = { readonly facts: readonly Fact[]; readonly inequalities: readonly Inequality[] };

const late = (name: string): string => `corrected ${name}`;

/**
 * A control: the next letters show the week as it is known by then, rounded anew, and say by how much each total was
 * corrected. What comes late only adds, so that a row that moves tells where it stood.
 */
export function retold(statement: Statement, next: Statement): Retold {
  const first = factsOf(statement, 'each for itself');
  const second = factsOf(correctedBy(statement, next), 'each for itself');
  const rows = first.filter(({ name, isCell }) => isCell && /\|(program|district|group):/.test(name));
  const grown = rows.map(({ name }) => change([name], 0, Number.POSITIVE_INFINITY));
  const tables = Map.groupBy(rows, ({ name }) => name.slice(0, name.indexOf(':')));
  const sums = [...tables].map(([table, all]) => {
    const now = second.filter(({ name }) => name.startsWith(`${table}:`));
    const by = total(now) - total(all);
    return change(
      all.map(({ name }) => name),
      by,
      by,
    );
  });
  return {
    facts: [...first, ...second.map((fact) => ({ ...fact, name: late(fact.name) }))],
    inequalities: [...grown, ...sums],
  };
}

const change = (names: readonly string[], low: number, high: number): Inequality => ({
  ...{ low, high },
  terms: names.flatMap((name) => [[late(name), 1] as const, [name, -1] as const]),
});

const total = (facts: readonly Fact[]): number => facts.reduce((sum, { truth }) => sum + truth, 0);

function correctedBy(statement: Statement, { national, offices }: Statement): Statement {
  const corrected = (part: StatementPart, by: StatementPart | undefined): StatementPart => ({
    ...part,
    flows: combine(part.flows, by?.corrections[statement.week] ?? {}),
  });
  return {
    ...statement,
    national: corrected(statement.national, national),
    offices: Object.fromEntries(
      Object.entries(statement.offices).map(([id, part]) => [id, corrected(part, offices[id])]),
    ),
  };
}
