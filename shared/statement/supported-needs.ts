import type { Supported } from '../referral/supported-by.ts';
import type { Figures } from './figures.ts';
import type { KnownNeeds } from './known-needs.ts';
import { needCell, openCell, trainingCell } from './needs.ts';

/** People who asked, by when, and needs that no office has closed yet. */
export type NeedCount = { readonly week: number; readonly fourWeeks: number; readonly open: number };
export type TrainingCount = Omit<NeedCount, 'open'> & { readonly trainingType: string };

export type ProgramNeeds = NeedCount & {
  readonly program: string;
  readonly restricted: boolean;
  /** Where there is anything to tell, most of it first; of a restricted program never. */
  readonly districts: readonly DistrictNeeds[];
  readonly trainings: readonly TrainingCount[];
};
export type DistrictNeeds = NeedCount & {
  readonly district: string;
  readonly trainings: readonly TrainingCount[];
};

/** What an office that supports programs may know of them: how many, where, and of what kind. */
export const supportedNeeds = (supported: readonly Supported[], known: KnownNeeds): ProgramNeeds[] =>
  supported.map((one) => programNeeds(one, known));

function programNeeds({ program, places }: Supported, known: KnownNeeds): ProgramNeeds {
  const { id, restricted, trainingTypes } = program;
  const districts = places
    .map((district) => ({
      ...{ district, ...countIn(id, [district], known) },
      trainings: trainingsIn(id, trainingTypes, [district], known),
    }))
    .filter(({ week, fourWeeks, open }) => week + fourWeeks + open > 0)
    .toSorted((a, b) => b.fourWeeks - a.fourWeeks || b.open - a.open);
  return {
    ...{ program: id, restricted, ...countIn(id, places, known) },
    districts: restricted ? [] : districts,
    trainings: trainingsIn(id, trainingTypes, places, known),
  };
}

const countIn = (program: string, places: readonly string[], known: KnownNeeds): NeedCount => ({
  week: sumIn(known.newInWeek, places, (place) => needCell(program, place)),
  fourWeeks: sumIn(known.newInFourWeeks, places, (place) => needCell(program, place)),
  open: sumIn(known.open, places, (place) => openCell(program, place)),
});

const trainingsIn = (
  program: string,
  types: readonly string[],
  places: readonly string[],
  known: KnownNeeds,
): TrainingCount[] =>
  types
    .map((trainingType) => {
      const nameAt = (place: string) => trainingCell(program, trainingType, place);
      return {
        trainingType,
        week: sumIn(known.newInWeek, places, nameAt),
        fourWeeks: sumIn(known.newInFourWeeks, places, nameAt),
      };
    })
    .filter(({ fourWeeks }) => fourWeeks > 0)
    .toSorted((a, b) => b.fourWeeks - a.fourWeeks);

/** Never below zero: what stood open before figures had places can be closed, but was not counted in. */
const sumIn = (figures: Figures, places: readonly string[], nameAt: (place: string) => string): number =>
  places.reduce((sum, place) => sum + Math.max(0, figures[nameAt(place)] ?? 0), 0);
