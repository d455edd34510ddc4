import type { Catalog } from '../catalog/types.ts';
import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { figureWords } from './figure-words.ts';
import type { Rounded } from './ledger.ts';
import { cohortStates, shiftStates } from './names.ts';
import type { Outside, OutsideCohort, OutsideTable, OutsideTotal, TableName } from './outside.ts';

/** One number of a file. `from` and `to` say between which it lies, where it is not exact. */
export type FileRow = {
  readonly table: string;
  readonly id: string;
  readonly name: string;
  readonly measure: 'this_week' | 'week_before' | 'mean_4_weeks' | 'since_start' | 'rows_not_shown';
  readonly value: number;
  readonly from?: number;
  readonly to?: number;
};

type Words = { readonly catalog: Catalog; readonly language: Language };
type Named = Pick<FileRow, 'table' | 'id' | 'name'>;

/** All that may leave the page, one number a row; the exact figures of a statement are not known here. */
export function fileRows(outside: Outside, { catalog, language }: Words): FileRow[] {
  const named = (table: string, id: string): Named => ({
    table,
    id,
    name: figureWords(id, catalog)[language],
  });
  const tables = Object.entries(outside.tables) as [TableName, OutsideTable][];
  return [
    ...exactRows(outside, named),
    ...Object.entries(outside.totals).flatMap(([id, total]) => totalRows(named('summary', id), total)),
    ...answerRows(outside, language),
    ...tables.flatMap(([table, { rows, few }]) => [
      ...rows.flatMap(({ name, now, before }) => weekRows(named(table, name), now, before)),
      ...fewRows(table, few, language),
    ]),
    ...Object.entries(outside.cohorts ?? {}).flatMap(([age, cohort]) => cohortRows(age, cohort, language)),
    ...shiftRows(outside, language),
  ];
}

const exactRows = ({ exact }: Outside, named: (table: string, id: string) => Named): FileRow[] =>
  Object.entries(exact).map(([id, value]) => ({ ...named('summary', id), measure: 'this_week', value }));

const rounded = (of: Named, measure: FileRow['measure'], { shown, low, high }: Rounded): FileRow => ({
  ...{ ...of, measure, value: shown },
  ...(low !== high && { from: low, to: high }),
});

const weekRows = (of: Named, now: Rounded, before: Rounded | undefined): FileRow[] => [
  rounded(of, 'this_week', now),
  ...(before ? [rounded(of, 'week_before', before)] : []),
];

const totalRows = (of: Named, { now, before, mean, sum }: OutsideTotal): FileRow[] => [
  ...weekRows(of, now, before),
  ...(mean === undefined ? [] : [{ ...of, measure: 'mean_4_weeks' as const, value: mean }]),
  ...(sum === undefined ? [] : [{ ...of, measure: 'since_start' as const, value: sum }]),
];

/** Working days until half and nine tenths had their first answer. */
const answerRows = ({ firstAnswer }: Outside, language: Language): FileRow[] =>
  Object.entries(firstAnswer ?? {}).map(([quantile, value]) => ({
    ...{ table: 'summary', id: `firstAnswer:${quantile}`, measure: 'this_week', value },
    name: text(language, `statement.file.${quantile as 'median' | 'p90'}`),
  }));

const fewRows = (table: string, { rows, high }: OutsideTable['few'], language: Language): FileRow[] =>
  rows === 0
    ? []
    : [
        {
          ...{ table, id: 'few', measure: 'rows_not_shown', value: rows },
          name: text(language, 'statement.file.few', { count: rows, high }),
        },
      ];

const cohortRows = (age: string, { week, people, states, confirmed }: OutsideCohort, language: Language) => {
  const table = `cohort_${age}_weeks`;
  const row = (id: 'people' | 'confirmed' | (typeof cohortStates)[number], of: Rounded): FileRow =>
    rounded({ table, id, name: `${text(language, `statement.cohort.${id}`)} (${week})` }, 'this_week', of);
  return [
    row('people', people),
    ...cohortStates.map((id) => row(id, states[id])),
    row('confirmed', confirmed),
  ];
};

const shiftRows = ({ shift }: Outside, language: Language): FileRow[] =>
  shift
    ? shiftStates.map((id) =>
        rounded(
          { table: 'shift', id, name: text(language, `statement.shift.${id}`) },
          'this_week',
          shift[id],
        ),
      )
    : [];
