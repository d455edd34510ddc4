import type { Dice } from '../../local/week/dice.ts';
import { catalog } from '../../shared/catalog/current.ts';
import type { Asked } from './lives.ts';

type Ask = (count: number, district?: number, program?: number, group?: number) => Asked[];

/** Weeks that are made so that rounding alone gives cells away: many at one end of what rounds alike. */
export const crafts: { readonly [what: string]: (ask: Ask) => Asked[] } = {
  'fourteen offices with three each, and nobody else: 42 is told as 40, at most 42': (ask) =>
    each(14, (at) => ask(3, at)),
  'two in every district, the upper end of nothing': (ask) => each(60, (at) => ask(2, at)),
  'an office with three in each of four programs and groups': (ask) => each(4, (at) => ask(3, 0, at, at)),
  'eight of one district and program, two of each group': (ask) => each(4, (at) => ask(2, 0, 0, at)),
  'three in two programs of every district': (ask) =>
    each(60, (at) => [...ask(3, at, 0), ...ask(3, at, 1, 1)]),
  'two in every program of one office': (ask) => each(9, (at) => ask(2, 0, at, at % 4)),
  'four offices with a row at each end': (ask) => each(4, (at) => [...ask(3, at, 0), ...ask(7, at, 1, 1)]),
  'three people in the country': (ask) => ask(3),
  'one person in the country': (ask) => ask(1),
};

const each = (count: number, asked: (at: number) => Asked[]): Asked[] =>
  Array.from({ length: count }, (_, at) => asked(at)).flat();

/** Which districts, programs and groups these are is chance. */
export function craft(what: string, dice: Dice): Asked[] {
  const districts = dice.shuffled(catalog.districts).map(({ code }) => code);
  const programs = dice
    .shuffled(catalog.programs.filter(({ restricted }) => !restricted))
    .map(({ id }) => id);
  const groups = dice.shuffled(catalog.targetGroups).map(({ id }) => id);
  const ask: Ask = (count, district = 0, program = 0, group = 0) =>
    Array.from({ length: count }, () => ({
      programs: [programs[program] ?? ''],
      district: districts[district] ?? '',
      group: groups[group] ?? '',
    }));
  return crafts[what]?.(ask) ?? [];
}
