import type { Proof } from '../../letter/facts.ts';
import type { Exact } from '../../statement/exact.ts';
import type { ExactRow } from '../../statement/exact-tables.ts';
import { proofWords } from '../../statement/proof.ts';
import type { Language } from '../../text/language.ts';
import { numberInWords } from '../../text/numbers.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import type { StatementView } from './statement.ts';

/** More would push the proof off the first screen: they are folded. */
const mostNames = 5;

/** What the first screen of a phone must show: an office's duty, or the country in five lines. */
export const firstLines = ({ exact, scope }: StatementView, language: Language): Html =>
  scope === 'own' ? ownLines(exact, language) : nationalLines(exact, language);

function ownLines({ dueThisWeek, overdue }: Exact, language: Language): Html {
  const late = html`<p class="alarm"><b class="count">${numberInWords(overdue.now, language)}</b> <a href="/office/list?lang=${language}&amp;due=overdue">${text(language, 'statement.overdue')}</a></p>`;
  return html`<div class="box"><p><b class="count">${numberInWords(dueThisWeek, language)}</b> ${text(language, 'statement.dueThisWeek')}</p></div>${overdue.now > 0 && late}`;
}

function nationalLines(exact: Exact, language: Language): Html {
  const { country, overdue, proof, tables } = exact;
  const rows = tables.flatMap((table) => table.rows);
  const people = ['people', 'peopleHelped'].flatMap((id) => rows.filter((row) => row.id === id));
  return html`<div class="box">${people.map((row) => countLine(row, language))}
<p><b class="count">${numberInWords(overdue.now, language)}</b> ${text(language, 'statement.overdue')}</p>
${namesLine('office.statement.silent', country?.silent ?? [], language)}
${proofLines(proof, language)}</div>
${country && country.mailboxesNotWorking.length > 0 && html`<div class="alarm">${namesLine('office.statement.mailboxes', country.mailboxesNotWorking, language)}</div>`}`;
}

const countLine = ({ label, now }: ExactRow, language: Language): Html =>
  html`<p><b class="count">${numberInWords(now, language)}</b> ${label[language]}</p>`;

const namesLine = (
  key: 'office.statement.silent' | 'office.statement.mailboxes',
  names: readonly string[],
  language: Language,
): Html => {
  const heading = html`<b>${text(language, key, { count: names.length })}</b>`;
  if (names.length > mostNames)
    return html`<details><summary>${heading}</summary>${names.join('; ')}</details>`;
  return html`<p>${heading}${names.length > 0 && html` ${names.join('; ')}`}</p>`;
};

export const proofLines = (proof: Proof, language: Language): Html =>
  html`${proofWords(proof).map((words) => html`<p>${words[language]}</p>`)}`;
