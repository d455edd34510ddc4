import type { Answer, Referral } from '../../referral/referral.ts';
import { saidBy } from '../../referral/states.ts';
import { dateInWords, momentInWords } from '../../text/dates.ts';
import type { Language } from '../../text/language.ts';
import { isTextKey, text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import type { OfficeContext } from './office-layout.ts';

/** Which words a code of the catalog has on the office's pages, by the answer that it stands in. */
export const codeKinds = { wait: 'waiting', decline: 'declining' } as const;

/** A code of the catalog in words; a catalog may bring codes that the texts do not know yet. */
export function codeWords(kind: string, code: string, language: Language): string {
  const key = `office.${kind}.${code}`;
  return isTextKey(key) ? text(language, key) : code;
}

/** The answers so far, the newest first, and what the applicant says of the closure. */
export function historyList({ answers, confirmed }: Referral, context: OfficeContext): Html {
  const { language } = context;
  const lines = answers.toReversed().map((answer) => line(answer, context));
  const said = confirmed && confirmedLine(confirmed, language);
  const none = html`<p class="soft">${text(language, 'office.history.none')}</p>`;
  return html`<h2>${text(language, 'office.history.title')}</h2>${said}${lines.length > 0 ? html`<ol reversed>${lines}</ol>` : none}`;
}

const confirmedLine = ({ answer, at }: NonNullable<Referral['confirmed']>, language: Language): Html =>
  html`<p><b>${text(language, `office.confirmed.${answer}`)}</b><span class="hint">${momentInWords(at, language)}. ${text(language, 'office.history.applicant')}</span></p>`;

function line(answer: Answer, context: OfficeContext): Html {
  const { language, catalog } = context;
  const { action, at, office, owner, date, place, with: guest } = answer;
  const to =
    owner !== office && ` ${text(language, 'office.said.to', { office: catalog.office(owner).name })}`;
  const details = [
    ...[date && dateInWords(date, language), place, guest && catalog.office(guest).name],
    ...codes(answer, language),
  ].filter(Boolean);
  return html`<li><b>${text(language, `office.said.${action}`)}${to}</b>${details.length > 0 && html`: ${details.join('. ')}`}<span class="hint">${momentInWords(at, language)}. ${speaker(answer, context)}</span></li>`;
}

function speaker({ action, office, by }: Answer, { catalog, language }: OfficeContext): string {
  const said = saidBy(action);
  if (said !== 'office') return text(language, `office.history.${said}`);
  const { name } = catalog.office(office);
  return by === undefined ? name : text(language, 'office.history.by', { office: name, by });
}

const codes = (
  { action, reason, outcome, incentive }: Answer,
  language: Language,
): (string | undefined)[] => [
  reason && codeWords(action === 'wait' ? codeKinds.wait : codeKinds.decline, reason, language),
  outcome && codeWords('outcome', outcome, language),
  incentive && `${text(language, 'office.field.incentive')}: ${codeWords('incentive', incentive, language)}`,
];
