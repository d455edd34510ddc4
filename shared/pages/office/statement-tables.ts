import type { ExactRow, ExactTable } from '../../statement/exact-tables.ts';
import type { FirstAnswers } from '../../statement/first-answers.ts';
import type { Language } from '../../text/language.ts';
import { numberInWords } from '../../text/numbers.ts';
import { type TextKey, text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';

const columns = {
  ...({ now: 'letter.now', before: 'letter.before' } as const),
  ...({ mean: 'statement.column.mean', total: 'statement.column.total' } as const),
} as const;
type Column = keyof typeof columns;

/** A longer table is folded on the screen: what comes after it would not be found on a phone. */
const mostRows = 20;

/** A table with as many columns as its rows know: an old statement knows no mean. */
export function figureTable({ id, rows }: ExactTable, language: Language): Html {
  const shown = (Object.keys(columns) as Column[]).filter((column) =>
    rows.some((row) => row[column] !== undefined),
  );
  const heads = shown.map((column) => html`<th scope="col">${text(language, columns[column])}</th>`);
  const lines = rows.map(
    (row) =>
      html`<tr><th scope="row">${row.label[language]}</th>${shown.map((column) => cell(row[column], language))}</tr>`,
  );
  const heading = html`<h2>${text(language, titleOf(id))}</h2>`;
  const table = html`<table class="figures${shown.length > 2 && ' many'}"><thead><tr><td></td>${heads}</tr></thead><tbody>${lines}</tbody></table>`;
  return rows.length > mostRows
    ? html`<details><summary>${heading}</summary>${table}</details>`
    : html`${heading}${table}`;
}

const titleOf = (id: ExactTable['id']): TextKey => {
  if (id === 'incoming' || id === 'work' || id === 'standing') return `statement.${id}`;
  return `statement.table.${id}`;
};

const cell = (count: ExactRow['mean'], language: Language): Html =>
  html`<td>${count === undefined ? '–' : numberInWords(count, language)}</td>`;

export function firstAnswerLine({ cases, median, p90 }: FirstAnswers, language: Language): Html | false {
  if (cases === 0) return false;
  const words =
    median === undefined || p90 === undefined
      ? text(language, 'statement.firstAnswers.few', { cases: numberInWords(cases, language) })
      : text(language, 'statement.firstAnswers', {
          ...{ cases: numberInWords(cases, language), median, p90 },
        });
  return html`<p>${words}</p>`;
}
