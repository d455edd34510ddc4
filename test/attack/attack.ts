import type { Interval } from '../../shared/statement/ledger.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import { type Fact, factsOf, type Rule } from './artifacts.ts';
import { retold } from './corrections.ts';
import { identitiesOf } from './knowledge.ts';
import { inWeek, linksOver } from './over-weeks.ts';
import { boundsOf, isSolved } from './solver.ts';

/**
 * `cells`: rows with a true value from 1 to 4. `untrue`: where what is told does not hold; an answer that is seen before
 * the need itself leaves one less than nothing, told as 0.
 */
export type Found = { readonly cells: number; readonly solved: number; readonly untrue: number };

export const attackWeek = (statement: Statement, rule: Rule): Found => {
  const facts = factsOf(statement, rule);
  return judge(
    facts,
    boundsOf(
      cellsOf(facts).map(({ name }) => name),
      { numbers: numbersIn(facts), inequalities: identitiesOf(statement, facts) },
    ),
  );
};

/** All weeks in one system, also what the letters say of several weeks. Nothing may have come late in these. */
export function attackYear(statements: readonly Statement[], rule: Rule): Found {
  const weeks = statements.map((statement) => ({ statement, facts: factsOf(statement, rule) }));
  const links = linksOver(statements);
  const single = weeks.flatMap(({ statement: { week }, facts }) =>
    facts.map((fact) => ({ ...fact, name: inWeek(week, fact.name) })),
  );
  const facts = [...single, ...links.facts];
  const inequalities = weeks.flatMap(({ statement, facts }) =>
    identitiesOf(statement, facts).map(({ low, high, terms }) => ({
      ...{ low, high },
      terms: terms.map(([name, factor]) => [inWeek(statement.week, name), factor] as const),
    })),
  );
  const known = {
    numbers: numbersIn(facts),
    inequalities: [...inequalities, ...links.inequalities],
  };
  return judge(
    facts,
    boundsOf(
      cellsOf(facts).map(({ name }) => name),
      known,
    ),
  );
}

/** A control: each week with what the next one would say of it again. */
export function attackRetold(statement: Statement, next: Statement): Found {
  const { facts, inequalities } = retold(statement, next);
  const first = facts.slice(0, facts.length / 2);
  const known = {
    numbers: numbersIn(facts),
    inequalities: [...identitiesOf(statement, first), ...inequalities],
  };
  return judge(
    first,
    boundsOf(
      cellsOf(first).map(({ name }) => name),
      known,
    ),
  );
}

const numbersIn = (facts: readonly Fact[]): Map<string, Interval> =>
  new Map(facts.map(({ name, low, high }) => [name, { low, high }]));

const cellsOf = (facts: readonly Fact[]): Fact[] =>
  facts.filter(({ isCell, truth }) => isCell && truth >= 1 && truth <= 4);

function judge(facts: readonly Fact[], bounds: ReadonlyMap<string, Interval>): Found {
  const cells = cellsOf(facts);
  return {
    cells: cells.length,
    solved: cells.filter(({ name }) => isSolved(bounds.get(name))).length,
    untrue: facts.filter(({ low, high, truth }) => Math.max(0, truth) < low || truth > high).length,
  };
}
