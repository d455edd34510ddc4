import { states } from '../../referral/states.ts';
import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { attribute, type Html, html } from '../html.ts';
import { type Choice, selectField } from './answer-fields.ts';
import type { ListView } from './list.ts';
import { isFiltered, queryText } from './list-query.ts';
import { hidden, type OfficeContext } from './office-layout.ts';

type Filter = 'program' | 'district' | 'state' | 'due';

/** A form that asks by GET: codes of the catalog, no person. */
export function filterForm({ query, choices, found }: ListView, { catalog, language }: OfficeContext): Html {
  const form = { action: 'filter', language, typed: query, errors: [] };
  const select = (name: Filter, options: readonly Choice[]) =>
    selectField(form, { name, label: text(language, `office.filter.${name}`) }, [
      { label: '', choices: options },
    ]);
  const isNarrow = isFiltered(query);
  return html`<details${attribute('open', isNarrow)}><summary>${text(language, 'office.filter.title')}</summary>
<form method="get" action="/office/list">${hidden('lang', language)}
${select(
  'program',
  choices.programs.map((id) => ({ value: id, label: catalog.program(id).name[language] })),
)}
${select(
  'district',
  choices.districts.map((code) => ({ value: code, label: catalog.district(code).name })),
)}
${select(
  'state',
  states.map((state) => ({ value: state, label: text(language, `office.state.${state}`) })),
)}
${select('due', [{ value: 'overdue', label: text(language, 'office.list.overdue') }])}
<button class="second">${text(language, 'office.filter.show')}</button></form>
${isNarrow && html`<p><b>${text(language, 'office.filter.found', { count: found })}</b> <a href="/office/list?lang=${language}">${text(language, 'office.filter.all')}</a></p>`}</details>`;
}

/** The other pages, where one does not hold all. */
export function pageLinks({ query, pages }: ListView, language: Language): Html | false {
  const { page = 1 } = query;
  if (pages < 2) return false;
  const link = (to: number, key: 'office.list.previous' | 'office.list.next') =>
    to >= 1 &&
    to <= pages &&
    html`<a href="/office/list${queryText({ ...query, page: to }, language)}">${text(language, key)}</a>`;
  return html`<nav class="pages" aria-label="${text(language, 'office.list.pages')}">${link(page - 1, 'office.list.previous')}<span>${text(language, 'office.list.page', { page, pages })}</span>${link(page + 1, 'office.list.next')}</nav>`;
}
