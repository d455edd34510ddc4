import * as effects from '../../shared/statement/effects.ts';
import { Counter, combine, type Figures } from '../../shared/statement/figures.ts';
import type { DecisionTally, ReferralTally } from '../../shared/statement/tally.ts';

type Told = { readonly office: string; readonly figures: Figures };

const summed = (names: readonly string[]): Figures => {
  const counter = new Counter();
  for (const name of names) counter.add(name);
  return counter.figures();
};

function told(all: readonly effects.Effect[]): Told[] {
  const offices = new Map<string, Figures>();
  for (const { office, adds, takes } of all) {
    const figures = combine(summed(adds), summed(takes), -1);
    offices.set(office, combine(offices.get(office) ?? {}, figures));
  }
  return [...offices].map(([office, figures]) => ({ office, figures }));
}

/** As figures, what a new need does. */
export function effectOfNew(tally: ReferralTally, restricted: boolean): Told {
  const all = [effects.effectOfNew(tally, restricted), ...effects.effectsOfDays(tally, tally.due)];
  return told(all)[0] ?? { office: '', figures: {} };
}

/** As figures, what an answer does. */
export function effectsOfDecision(tally: DecisionTally, restricted: boolean): Told[] {
  const days = `${tally.dueBefore}|${tally.due}`;
  return told([...effects.effectsOfDecision(tally, restricted), ...effects.effectsOfDays(tally, days)]);
}
