import { incoming, type Row, standing, type Total, work } from '../../letter/facts.ts';
import type { Told } from '../../statement/statement-facts.ts';
import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { officeLayout, type SignedIn } from './office-layout.ts';

export type StatementView = SignedIn & Told & { readonly week: string };

type Line = { readonly label: string; readonly now: number; readonly before: number };

/** A closed week of one office, exact: rounding is for what leaves the office. */
export function statementPage(view: StatementView, language: Language): string {
  const title = text(language, 'office.statement.title', { number: view.number });
  const tables = (['programs', 'districts', 'groups'] as const).map((name) =>
    table(text(language, `statement.table.${name}`), linesOf(view.tables[name] ?? [], language), language),
  );
  const main = html`<p><a href="/office/list?lang=${language}">${text(language, 'office.back')}</a></p>
<h1>${title}</h1>
<p><b>${view.officeName}</b></p><p>${view.weekInWords[language]}</p><p class="soft">${text(language, 'office.statement.exact')}</p>
${totals('incoming', incoming, view, language)}
${totals('work', work, view, language)}
${totals('standing', standing, view, language)}
${tables}
${proof(view, language)}`;
  return officeLayout({ language, title, main, path: `/office/statements/${view.week}`, signedIn: view });
}

function totals(
  part: 'incoming' | 'work' | 'standing',
  names: readonly Total[],
  { totals: figures }: StatementView,
  language: Language,
): Html | false {
  const lines = names.flatMap((name) => {
    const figure = figures[name];
    return figure ? [{ label: text(language, `statement.${name}`), ...figure }] : [];
  });
  return table(text(language, `statement.${part}`), lines, language);
}

/** The restricted part of a row stands apart in the statement, where it may have to be left out; here it is the office's own. */
function linesOf(rows: readonly Row[], language: Language): Line[] {
  const byLabel = Map.groupBy(rows, ({ label }) => label[language]);
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  return [...byLabel].map(([label, parts]) => ({
    label,
    now: sum(parts.map(({ now }) => now)),
    before: sum(parts.map(({ before }) => before)),
  }));
}

function table(title: string, lines: readonly Line[], language: Language): Html | false {
  if (lines.length === 0) return false;
  const rows = lines.map(
    ({ label, now, before }) => html`<tr><th scope="row">${label}</th><td>${now}</td><td>${before}</td></tr>`,
  );
  return html`<h2>${title}</h2><table><thead><tr><td></td><th scope="col">${text(language, 'letter.now')}</th><th scope="col">${text(language, 'letter.before')}</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function proof({ proof: { choices, offices, underWay } }: StatementView, language: Language): Html {
  const findings = [
    choices && offices && underWay === 0 && text(language, 'statement.proof.ok'),
    !choices && text(language, 'statement.proof.choices'),
    !offices && text(language, 'statement.proof.offices'),
    underWay > 0 && text(language, 'statement.proof.underWay', { count: underWay }),
  ];
  return html`${findings.map((words) => words && html`<p class="box">${words}</p>`)}`;
}
