import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { codeWords } from './history.ts';
import type { ListView, Need } from './list.ts';
import { hidden, type OfficeContext } from './office-layout.ts';

/** An id has up to 150 characters, and a body at most 16 KB. */
const mostAtOnce = 80;

/** Held needs that the desk can judge from the list: the same ones, in the same order, for box and ticks. */
export const heldNeeds = ({ persons }: Pick<ListView, 'persons'>): readonly Need[] =>
  persons
    .flatMap(({ needs }) => needs)
    .filter(({ state, said }) => state === 'held' && said !== 'pause')
    .slice(0, mostAtOnce);

/** Two forms, for a page without scripts: for what was ticked, and for all that is shown. */
export function heldBox(view: ListView, context: OfficeContext): Html | false {
  const { language } = context;
  const held = heldNeeds(view);
  if (held.length === 0) return false;
  const all = held.map((need, at) => hidden(`ids.${at}`, shownId(need)));
  // Those on further pages are held too, and no button here reaches them.
  const count = Math.max(view.held ?? 0, held.length);
  return html`<div class="box"><h2>${text(language, 'office.held.title', { count })}</h2><p>${text(language, 'office.held.hint')}</p>
${form('held', view, [], context)}${form('held-all', view, all, context)}</div>`;
}

function form(id: 'held' | 'held-all', { csrf }: ListView, ids: Html[], context: OfficeContext): Html {
  const { language } = context;
  const words = (action: 'release' | 'close') =>
    text(language, `office.${id}.${action}`, { count: ids.length });
  return html`<form id="${id}" method="post" action="/office/answers?lang=${language}" accept-charset="utf-8">${hidden('csrf', csrf)}${ids}
<p><button class="main" name="action" value="release">${words('release')}</button></p>
<details><summary>${words('close')}</summary><p class="soft">${text(language, 'office.held.close.hint')}</p><p><label>${text(language, 'office.field.outcome')}<select name="close.outcome">${outcomes(context)}</select></label></p><p><button class="second" name="action" value="close">${text(language, 'office.do.close')}</button></p></details></form>`;
}

/** Chosen already: the box says what it is for. */
const outcomes = ({ catalog, language }: OfficeContext): Html[] =>
  catalog.heldOutcomes.map(
    (code) => html`<option value="${code}">${codeWords('outcome', code, language)}</option>`,
  );

/** Belongs to the box's first form, wherever it stands on the page. */
export const heldTick = (need: Need, at: number, language: Language): Html =>
  html`<label class="row"><input type="checkbox" name="ids.${at}" value="${shownId(need)}" form="held">${text(language, 'office.held.tick')}</label>`;

const shownId = ({ id, answerNumber }: Need): string => `${id}.${answerNumber}`;
