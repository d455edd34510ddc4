import { type Dice, diceOf } from '../../local/week/dice.ts';
import { catalog } from '../../shared/catalog/current.ts';
import type { Statement } from '../../shared/statement/statement.ts';
import { statementsOf, weeksFrom } from '../support/composed-weeks.ts';
import { cohortsAfter } from './cohorts.ts';
import { craft, crafts } from './crafted.ts';
import { type Asked, liveOf } from './lives.ts';

/** `late`: of so many records one is written only after its week was frozen; 0: none. */
export type YearPlan = { readonly seed: number; readonly weeks: number; readonly late: number };

/** Statements of a year in which weeks of all kinds follow each other by chance. */
export function simulateYear({ seed, weeks, late }: YearPlan): Statement[] {
  const dice = diceOf(seed);
  const asked = Array.from({ length: weeks }, () => asksOf(dice));
  return statementsAfter(asked, dice, late);
}

/** What is frozen each Monday where these people ask in these weeks. */
export function statementsAfter(asked: readonly (readonly Asked[])[], dice: Dice, late: number): Statement[] {
  const weeks = weeksFrom('2026-W01', asked.length);
  const world = { catalog, dice, weeks, late };
  const entries = asked.flatMap((all, at) => all.flatMap((one) => liveOf(one, at, world)));
  const statements = statementsOf(catalog, weeks, entries);
  return statements.map((statement, at) => ({ ...statement, cohorts: cohortsAfter(statements, at, dice) }));
}

function asksOf(dice: Dice): Asked[] {
  const kind = dice.oneOf(['small', 'small', 'tiny', 'busy', 'crafted', 'crafted'] as const);
  if (kind === 'crafted') return craft(dice.oneOf(Object.keys(crafts)), dice);
  const people = { small: 20 + dice.below(60), tiny: dice.below(6), busy: 200 + dice.below(600) }[kind];
  return Array.from({ length: people }, () => anybody(dice));
}

/** Some districts are much larger than others. */
function anybody(dice: Dice): Asked {
  const group = dice.oneOf(catalog.targetGroups).id;
  const some = dice.shuffled(catalog.programs).slice(0, 1 + dice.below(3));
  const at = Math.min(dice.below(catalog.districts.length), dice.below(catalog.districts.length));
  const district = catalog.districts[at]?.code ?? '';
  return { programs: some.map(({ id }) => id), district, group };
}
