import type { Dice } from '../../local/week/dice.ts';
import { cohortAges, cohortStates } from '../../shared/statement/names.ts';
import type { Cohort, Statement } from '../../shared/statement/statement.ts';

/** The people of weeks before, at each age: how they stand is a matter of chance here. */
export function cohortsAfter(
  statements: readonly Statement[],
  at: number,
  dice: Dice,
): Record<string, Cohort> {
  const aged = cohortAges.flatMap((age) => {
    const then = statements[at - age];
    return then ? [[String(age), cohortOf(then, dice)] as const] : [];
  });
  return Object.fromEntries(aged);
}

function cohortOf({ week, national }: Statement, dice: Dice): Cohort {
  const people = national.flows['people'] ?? 0;
  const states: Record<string, number> = {};
  for (let person = 0; person < people; person++) {
    const state = dice.oneOf(cohortStates.slice(0, 1 + dice.below(cohortStates.length)));
    states[state] = (states[state] ?? 0) + 1;
  }
  const helped = (states['helped'] ?? 0) + (states['partly'] ?? 0);
  return { week, people, states, confirmed: dice.below(helped + 1) };
}
