import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { type Html, html } from './html.ts';

/** What the answer to an enrollment says beside the receipt: in JSON as it is, on the page through `noticeBox`. */
export type Notice = {
  readonly code: 'placement-closed';
  readonly message: string;
  /** What a person can do instead, one sentence or two each. */
  readonly alternatives: readonly string[];
};

/** The notice in words, with what is open instead (decree 260/2015 leaves employers that are legal entities open). */
export const noticeOf = (code: Notice['code'], language: Language, contact: string): Notice => ({
  code,
  message: text(language, `notice.${code}.message`),
  alternatives: [
    text(language, `notice.${code}.alternative.company`, { contact }),
    text(language, `notice.${code}.alternative.home`),
  ],
});

export function noticeBox({ code, message, alternatives }: Notice, language: Language): Html {
  const lines = alternatives.map((alternative) => html`<li>${alternative}</li>`);
  return html`<div class="box noprint"><h2>${text(language, `notice.${code}.title`)}</h2><p>${message}</p><p>${text(language, `notice.${code}.alternatives`)}</p><ul>${lines}</ul><p><a href="/?lang=${language}">${text(language, 'notice.form')}</a></p></div>`;
}
