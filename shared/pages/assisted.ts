import type { Catalog } from '../catalog/types.ts';
import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { assistedForm } from './assisted-form.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { listStyle } from './list-style.ts';
import { scriptTexts } from './scripts.ts';

export type AssistedView = {
  readonly catalog: Catalog;
  readonly openDistricts: ReadonlySet<string>;
  readonly hotline: string;
  readonly language: Language;
  readonly consentVersion: string;
  /** The day `YYYY-MM-DD` at the ministry. */
  readonly today: string;
};

/** The list of a village officer. Its script does the work; without one, or without a store, the page says so. */
export function assistedPage(view: AssistedView): string {
  const { language } = view;
  const title = text(language, 'assisted.title');
  const main = html`<h1>${title}</h1>
${needs(language)}
<div id="tool" hidden>
<div class="box"><p>${text(language, 'assisted.lead')}</p><p>${text(language, 'assisted.kept')}</p></div>
${assistedForm(view)}
${rows(language)}
${handingOut(language)}
</div>
<div id="slip"></div>
<div class="sheet" id="sheet"></div>
${scriptTexts('assisted', language)}`;
  return layout({ language, title, main, path: '/assisted', script: 'assisted', styles: [listStyle] });
}

/** Stays where the script does not run, or finds no place to keep a list. */
const needs = (language: Language): Html =>
  html`<div class="box" id="needs"><p>${text(language, 'assisted.needs')}</p><p><a href="/?lang=${language}">${text(language, 'assisted.needs.link')}</a></p></div>`;

const rows = (language: Language): Html =>
  html`<section><h2 id="rows-title" tabindex="-1">${text(language, 'assisted.section.rows')}</h2><p id="counts" role="status"></p><p id="sending" role="status"></p><ul class="list" id="rows"></ul><button type="button" class="quiet" id="send">${text(language, 'assisted.send')}</button></section>`;

const handingOut = (language: Language): Html =>
  html`<section id="slips"><h2>${text(language, 'assisted.section.slips')}</h2><p>${text(language, 'assisted.slips.hint')}</p><p><button type="button" class="main" id="show-slips">${text(language, 'assisted.show')}</button></p><p><button type="button" class="quiet" id="print-slips">${text(language, 'assisted.print')}</button></p><p>${text(language, 'assisted.handedOut.hint')}</p><p><button type="button" class="quiet" id="handed-out">${text(language, 'assisted.handedOut')}</button></p></section>`;
