import type { Catalog } from '../catalog/types.ts';
import { type Bilingual, sameInEach } from '../text/language.ts';
import { isTextKey, textInAll } from '../text/text.ts';

/** One-way tables: what stands before the colon in the names of a table's figures. */
export const dimensions = {
  ...({ programs: 'program', districts: 'district', groups: 'group', trainings: 'training' } as const),
  ...({ waits: 'wait', outcomes: 'outcome', declines: 'decline', handovers: 'handover' } as const),
  ...({ incentives: 'incentive', notCovered: 'notCovered', plans: 'plan' } as const),
} as const;
export type Dimension = keyof typeof dimensions;

/** How a figure is called by people. `scheduled` alone is what got a date in the week; what stands so is `state:scheduled`.
 * A code that the catalog and the texts do not know any more stands for itself. */
export function figureWords(name: string, catalog: Catalog): Bilingual {
  const [kind = '', ...codes] = name.split(':');
  if (codes.length === 0) return inTexts(`statement.${name}`, name);
  const of = wordsOf[kind];
  return of ? of(codes.join(':'), catalog) : sameInEach(name);
}

type WordsOf = (code: string, catalog: Catalog) => Bilingual;

const inTexts = (key: string, code: string): Bilingual =>
  isTextKey(key) ? textInAll(key) : sameInEach(code);

type Named = { readonly id: string; readonly name: Bilingual };
const inList =
  (listOf: (catalog: Catalog) => readonly Named[]): WordsOf =>
  (code, catalog) =>
    listOf(catalog).find(({ id }) => id === code)?.name ?? sameInEach(code);

/** Also of an office that an old statement names and the catalog does not know any more. */
export const officeName = (code: string, { offices }: Pick<Catalog, 'offices'>): string =>
  offices.find(({ id }) => id === code)?.name ?? code;

/** From one office to another. */
function handover(code: string, catalog: Catalog): Bilingual {
  const [from = '', to = ''] = code.split(':');
  return sameInEach(`${officeName(from, catalog)} → ${officeName(to, catalog)}`);
}

const wordsOf: Readonly<Record<string, WordsOf>> = {
  program: inList(({ programs }) => programs),
  district: (code, { regions }) => sameInEach(regions.get(code)?.name ?? code),
  group: inList(({ targetGroups }) => targetGroups),
  training: inList(({ trainingTypes }) => trainingTypes),
  wait: (code) => inTexts(`office.waiting.${code}`, code),
  outcome: (code) => inTexts(`office.outcome.${code}`, code),
  decline: (code) => inTexts(`office.declining.${code}`, code),
  handover,
  incentive: (code) => inTexts(`office.incentive.${code}`, code),
  notCovered: (code, { provinces }) => sameInEach(provinces.find((one) => one.code === code)?.name ?? code),
  plan: inList(({ plans }) => plans),
  overdue: (code) => inTexts(`statement.overdueAge.${code}`, code),
  state: (code) => inTexts(`office.state.${code}`, code),
};
