import type { State } from '../../referral/states.ts';
import { dateInWords } from '../../text/dates.ts';
import { mainLanguage } from '../../text/language.ts';
import { isTextKey, type TextKey, text } from '../../text/text.ts';
import { errorText } from '../form-state.ts';
import { type Html, html } from '../html.ts';
import type { ListView, Need, PersonNeeds } from './list.ts';
import type { OfficeContext } from './office-layout.ts';

/** A name and its value; nothing where there is no value. */
export const row = (label: string, value: Html | string | undefined): Html | false =>
  value !== undefined && html`<dt>${label}</dt><dd>${value}</dd>`;

/** What is needed, in words that a list may show. */
export const needName = ({ restricted, program }: Need, { catalog, language }: OfficeContext): string =>
  restricted ? text(language, 'office.list.open') : catalog.program(program).name[language];

/** One need as a link, with its state and term below. */
export function needLink(need: Need, { today }: Pick<ListView, 'today'>, context: OfficeContext): Html {
  const { id, kind, state, due, said } = need;
  const { language } = context;
  const check = kind === 'check' && html` (${text(language, 'office.check')})`;
  return html`<span><a href="/office/referrals/${id}?lang=${language}">${needName(need, context)}</a>${check}<span class="hint">${outcomeWords(need, language)}${said && html`<b>${text(language, `office.said.${said}`)}.</b> `}${text(language, `office.state.${state}`)}. ${dueWords(state, due, today, language)}</span></span>`;
}

/** Said where an answer did not do what was wanted: what this one lacks. */
function outcomeWords({ outcome }: Need, language: OfficeContext['language']): Html | false {
  if (!outcome?.errors) return false;
  const problems = outcome.errors.map(({ path, code, params }) => {
    const label = `office.field.${path}`;
    return `${isTextKey(label) ? `${text(language, label)}: ` : ''}${errorText(code, language, params)} `;
  });
  return html`<b class="wrong">${problems}</b>`;
}

type Placed = Pick<PersonNeeds, 'district' | 'village' | 'name'>;

/**
 * An order for one list: a comparison that makes its own takes forty times as long. Restricted cases, which show no
 * village, stand first.
 */
export function byPlace(): (a: Placed, b: Placed) => number {
  const { compare } = new Intl.Collator(mainLanguage, { sensitivity: 'base' });
  const order = (a = '', b = '') => compare(a, b);
  return (a, b) => order(a.district, b.district) || order(a.village, b.village) || order(a.name, b.name);
}

/** When the next step is owed, if one is. */
export function dueWords(
  state: State,
  due: string,
  today: string,
  language: OfficeContext['language'],
): Html | false {
  if (state === 'closed') return false;
  const key: TextKey = due < today ? 'office.overdue' : 'office.due';
  const words = text(language, key, { date: dateInWords(due, language) });
  return due < today ? html`<b class="wrong">${words}</b>` : html`${words}`;
}
