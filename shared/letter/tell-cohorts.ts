import { weekInWords } from '../calendar/week.ts';
import { cohortAges, cohortStates, shiftStates } from '../statement/names.ts';
import type { Outside, OutsideCohort } from '../statement/outside.ts';
import { percentages } from '../statement/percent.ts';
import { inEach, type Language } from '../text/language.ts';
import { type TextKey, text, textInAll } from '../text/text.ts';
import type { TableBlock } from './block.ts';
import { roundedInWords } from './rounded-words.ts';

/** How the people of some weeks stand now, and what became of plans to work in a household abroad. */
export const tellCohorts = ({ cohorts = {}, shift }: Outside): TableBlock[] => [
  ...cohortAges.flatMap((age) => {
    const cohort = cohorts[age];
    return cohort && cohort.people.shown > 0 ? [cohortTable(age, cohort)] : [];
  }),
  ...(shift ? [shiftTable(shift)] : []),
];

/** Percentages of what is told, not of what is known: they give nothing more away. */
function cohortTable(age: number, { week, people, states, confirmed }: OutsideCohort): TableBlock {
  const shares = percentages(cohortStates.map((state) => states[state].shown));
  const helped = states.helped.shown + states.partly.shown;
  const share = Math.min(100, Math.round((confirmed.shown * 100) / Math.max(1, helped)));
  const inWeek = (language: Language): string =>
    text(language, 'letter.cohort', {
      ...{ age, people: roundedInWords(people), week: weekInWords(week, language) },
    });
  return {
    ...{ kind: 'table', title: inEach(inWeek) },
    rows: cohortStates.map((state, at) => ({
      label: textInAll(`statement.cohort.${state}`),
      ...{ cells: [`${shares[at]} %`], bar: (shares[at] ?? 0) / 100 },
    })),
    ...(helped > 0 && { note: textInAll('letter.cohort.confirmed', { percent: share }) }),
  };
}

function shiftTable(shift: NonNullable<Outside['shift']>): TableBlock {
  const longest = Math.max(1, ...shiftStates.map((state) => shift[state].shown));
  return {
    ...{ kind: 'table', title: textInAll('statement.table.shift') },
    rows: shiftStates.map((state) => ({
      label: textInAll(`statement.shift.${state}` as TextKey),
      ...{ cells: [roundedInWords(shift[state])], bar: shift[state].shown / longest },
    })),
  };
}
