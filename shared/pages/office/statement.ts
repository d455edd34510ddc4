import type { Exact } from '../../statement/exact.ts';
import type { CorrectedWeek } from '../../statement/exact-corrections.ts';
import type { WeekPoint } from '../../statement/history.ts';
import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { officeLayout, type SignedIn } from './office-layout.ts';
import { historyCharts } from './statement-charts.ts';
import { cohortTable, gridTable } from './statement-country.ts';
import { firstLines, proofLines } from './statement-first.ts';
import { legend } from './statement-legend.ts';
import { type FileForm, fileEndings, type Scope, statementPath } from './statement-path.ts';
import { statementStyle } from './statement-style.ts';
import { figureTable, firstAnswerLine } from './statement-tables.ts';

export type StatementView = SignedIn & {
  readonly exact: Exact;
  readonly scope: Scope;
  /** Whether the reader may change between its own part and the whole. */
  readonly readsNational: boolean;
  /** The newest first, this week among them. */
  readonly history: readonly WeekPoint[];
};

/** A closed week, exact: rounding is for what leaves the page. */
export function statementPage(view: StatementView, language: Language): string {
  const { exact, scope } = view;
  const title = text(language, `office.statement.title.${scope}`, { number: exact.number });
  const main = html`<p class="noprint"><a href="/office/list?lang=${language}">${text(language, 'office.back')}</a></p>
<h1>${title}</h1>
${scope === 'own' && html`<p><b>${view.officeName}</b></p>`}<p>${exact.weekInWords[language]}</p>
${firstLines(view, language)}
<p class="soft">${text(language, `office.statement.exact.${scope}`)}</p>
${scopeLink(view, language)}
${historyCharts(view.history, language)}
${exact.tables.map((table) => html`${figureTable(table, language)}${table.id === 'standing' && firstAnswerLine(exact.firstAnswers, language)}`)}
${exact.country && cohortTable(exact.country.cohorts, language)}
${exact.country?.grid && gridTable(exact.country.grid, language)}
${corrections(exact.corrections, language)}
${scope === 'own' && proofLines(exact.proof, language)}
${legend(language)}
${fileLinks(view, language)}
${earlierWeeks(view, language)}`;
  return officeLayout({
    ...{
      language,
      title,
      main,
      style: statementStyle,
      path: statementPath(exact.week, scope),
      signedIn: view,
    },
  });
}

function scopeLink({ exact, scope, readsNational }: StatementView, language: Language): Html | false {
  const other = scope === 'own' ? 'national' : 'own';
  return (
    readsNational &&
    html`<p class="noprint"><a href="${statementPath(exact.week, other)}?lang=${language}">${text(language, `office.statement.to.${other}`)}</a></p>`
  );
}

function fileLinks({ exact, scope }: StatementView, language: Language): Html {
  const links = (Object.keys(fileEndings) as FileForm[]).map(
    (form) =>
      html`<li><a href="${statementPath(exact.week, scope)}${fileEndings[form]}?lang=${language}">${text(language, `office.statement.file.${form}`)}</a></li>`,
  );
  return html`<div class="noprint"><p>${text(language, 'office.statement.files')}</p><ul>${links}</ul></div>`;
}

function corrections(weeks: readonly CorrectedWeek[], language: Language): Html | false {
  if (weeks.length === 0) return false;
  const signed = (change: number): string => (change > 0 ? `+${change}` : String(change).replace('-', '−'));
  const parts = weeks.map(
    ({ weekInWords, changes }) =>
      html`<h3>${weekInWords[language]}</h3><table class="figures"><tbody>${changes.map(({ label, change }) => html`<tr><th scope="row">${label[language]}</th><td>${signed(change)}</td></tr>`)}</tbody></table>`,
  );
  return html`<h2>${text(language, 'statement.corrections')}</h2>${parts}`;
}

function earlierWeeks({ history, scope }: StatementView, language: Language): Html | false {
  const [, ...earlier] = history;
  const links = earlier.map(
    ({ week }) => html`<a href="${statementPath(week, scope)}?lang=${language}">${week}</a> `,
  );
  return (
    earlier.length > 0 &&
    html`<nav class="noprint" aria-labelledby="earlier"><h2 id="earlier">${text(language, 'office.statement.earlier')}</h2><p class="weeks">${links}</p></nav>`
  );
}
