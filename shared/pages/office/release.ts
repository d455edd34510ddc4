import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import type { ListView, Need } from './list.ts';
import { hidden } from './office-layout.ts';

/** An id has up to 150 characters, and a body at most 16 KB. */
const mostAtOnce = 80;

/** Held needs that the desk can release from the list: the same ones, in the same order, for box and ticks. */
export const releasable = ({ persons }: Pick<ListView, 'persons'>): readonly Need[] =>
  persons
    .flatMap(({ needs }) => needs)
    .filter(({ state }) => state === 'held')
    .slice(0, mostAtOnce);

/** Two buttons, for a page without scripts: what was ticked, or all that is shown. */
export function releaseBox(view: ListView, language: Language): Html | false {
  const held = releasable(view);
  if (held.length === 0) return false;
  const form = (id: string, ids: Html[], words: string) =>
    html`<form id="${id}" method="post" action="/office/answers?lang=${language}" accept-charset="utf-8">${hidden('csrf', view.csrf)}${hidden('action', 'release')}${ids}<p><button class="main">${words}</button></p></form>`;
  const all = held.map((need, at) => hidden(`ids.${at}`, shownId(need)));
  return html`<div class="box"><h2>${text(language, 'office.release.title', { count: held.length })}</h2><p>${text(language, 'office.release.hint')}</p>
${form('release', [], text(language, 'office.release.ticked'))}${form('release-all', all, text(language, 'office.release.all', { count: held.length }))}</div>`;
}

/** Belongs to the box's first form, wherever it stands on the page. */
export const releaseTick = (need: Need, at: number, language: Language): Html =>
  html`<label class="row"><input type="checkbox" name="ids.${at}" value="${shownId(need)}" form="release">${text(language, 'office.do.release')}</label>`;

const shownId = ({ id, answerNumber }: Need): string => `${id}.${answerNumber}`;
