import { weekInAll } from '../calendar/week.ts';
import type { Catalog } from '../catalog/types.ts';
import type { Bilingual } from '../text/language.ts';
import { dimensions, figureWords } from './figure-words.ts';
import type { Figures } from './figures.ts';
import { headlines } from './names.ts';
import type { StatementPart } from './statement.ts';

export type CorrectedWeek = {
  readonly week: string;
  readonly weekInWords: Bilingual;
  /** By figure, up or down. */
  readonly changes: readonly { readonly id: string; readonly label: Bilingual; readonly change: number }[];
};

/** What is known better of earlier weeks, the newest first. Where only parts of a table moved, these are named. */
export const correctedWeeks = ({ corrections }: StatementPart, catalog: Catalog): CorrectedWeek[] =>
  Object.entries(corrections)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([week, figures]) => ({
      week,
      weekInWords: weekInAll(week),
      changes: changesOf(figures, catalog),
    }))
    .filter(({ changes }) => changes.length > 0);

const kinds: ReadonlySet<string> = new Set(Object.values(dimensions));

function changesOf(figures: Figures, catalog: Catalog): CorrectedWeek['changes'] {
  const named = Object.keys(figures).filter(
    (name) => kinds.has(name.split(':')[0] ?? '') && name.includes(':'),
  );
  return [...headlines.filter((name) => figures[name]), ...named].map((name) => ({
    ...{ id: name, label: figureWords(name, catalog), change: figures[name] ?? 0 },
  }));
}
