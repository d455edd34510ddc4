import type { State } from '../referral/states.ts';
import { type Figures, pick } from './figures.ts';
import type { StatementPart } from './statement.ts';

/** What the figures of offices that support a program know of a need: no person, no owner. */
export type Need = {
  /** A referral, or a check of a repeat. */
  readonly kind: 'R' | 'C';
  readonly program: string;
  readonly district: string;
  readonly trainingType: string;
  readonly restricted: boolean;
};

/** A restricted program is counted for the whole country only: its figures have no place in their names. */
const placeOf = ({ restricted, district }: Need): string => (restricted ? '' : district);

export const needCell = (program: string, place: string): string => `need:${program}:${place}`;
export const openCell = (program: string, place: string): string => `open:${program}:${place}`;
export const trainingCell = (program: string, type: string, place: string): string =>
  `need-training:${program}:${type}:${place}`;

/** Counted by program and place: what no office supports needs no figures of its own, but tomorrow one may. */
export const isNeedFigure = (name: string): boolean => /^(need|open|need-training):/.test(name);

/** A repeat is the same person once more, and what the desk holds may be made up: nobody plans a class for either. */
const isPlannedFor = ({ kind }: Need, state: State): boolean => kind === 'R' && state !== 'held';

/** A need that is new to whoever supports its program. */
export function newNeed(need: Need, state: State): string[] {
  if (!isPlannedFor(need, state)) return [];
  const { program, trainingType } = need;
  const place = placeOf(need);
  const cells = [needCell(program, place)];
  return trainingType ? [...cells, trainingCell(program, trainingType, place)] : cells;
}

/** A need that stands open in its program and place. */
export const openNeed = (need: Need, state: State): string[] =>
  isPlannedFor(need, state) && state !== 'closed' ? [openCell(need.program, placeOf(need))] : [];

/** A held need becomes new when the desk lets it go, and never where it is closed as made up. */
export const releasedNeed = (need: Need, from: State, to: State): string[] =>
  from === 'held' && to !== 'closed' ? newNeed(need, to) : [];

export const needFiguresOf = (figures: Figures): Figures => pick(figures, isNeedFigure);

/** A part of a statement with nothing else in it. */
export const needsIn = ({ flows, closing, corrections }: StatementPart): StatementPart => ({
  ...{ flows: needFiguresOf(flows), before: {}, closing: needFiguresOf(closing) },
  corrections: Object.fromEntries(
    Object.entries(corrections).map(([week, figures]) => [week, needFiguresOf(figures)]),
  ),
});
