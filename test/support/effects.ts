import * as effects from '../../shared/statement/effects.ts';
import { Counter, combine, type Figures } from '../../shared/statement/figures.ts';

type Told = { readonly office: string; readonly figures: Figures };

const summed = (names: readonly string[]): Figures => {
  const counter = new Counter();
  for (const name of names) counter.add(name);
  return counter.figures();
};

const told = ({ office, adds, takes }: effects.Effect): Told => ({
  office,
  figures: combine(summed(adds), summed(takes), -1),
});

/** As figures, what a new need does. */
export const effectOfNew = (...asked: Parameters<typeof effects.effectOfNew>): Told =>
  told(effects.effectOfNew(...asked));

/** As figures, what an answer does. */
export const effectsOfDecision = (...asked: Parameters<typeof effects.effectsOfDecision>): Told[] =>
  effects.effectsOfDecision(...asked).map(told);
