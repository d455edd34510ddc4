import { dateInWords } from '../../text/dates.ts';
import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { textField } from '../fields.ts';
import { type Html, html } from '../html.ts';
import { textWithContact } from '../telephone.ts';
import { hidden, officeLayout } from './office-layout.ts';

export type ProofView = {
  readonly language: Language;
  readonly path?: string;
  readonly token: string;
  readonly officeName: string;
  /** A code was typed that is not the one, or no more. */
  readonly wrong?: true;
};

/** Where an office types the code that it hears on its telephone. */
export function proofPage(view: ProofView): string {
  const { language, token, officeName, wrong, path } = view;
  const title = text(language, 'office.proof.title');
  const main = html`<h1>${title}</h1>
${wrong && wrongBox(language)}
<div class="box"><p>${text(language, 'office.signIn.office')}</p><b>${officeName}</b></div>
<p>${text(language, 'office.proof.lead')}</p>
<form method="post" action="/office/verify?lang=${language}" accept-charset="utf-8" novalidate>
${hidden('token', token)}${codeField(language)}
<button class="main">${text(language, 'office.proof.submit')}</button>
</form>`;
  return officeLayout({ language, title, main, ...(path !== undefined && { path }) });
}

const wrongBox = (language: Language): Html =>
  html`<div class="alarm" role="alert"><h2>${text(language, 'office.proof.wrong.title')}</h2><p>${text(language, 'office.proof.wrong.detail')}</p></div>`;

const codeField = (language: Language): Html =>
  textField(
    { language, values: {}, errors: [] },
    {
      path: 'code',
      label: text(language, 'office.proof.label'),
      hint: text(language, 'office.proof.hint'),
      ...{ digits: true, short: true, autocomplete: 'one-time-code' },
    },
  );

type Ended = { readonly language: Language; readonly path?: string; readonly hotline: string };

/** For whatever is no link of ours that still stands. */
export function proofEndedPage({ language, path, hotline }: Ended): string {
  const title = text(language, 'office.proof.ended.title');
  const main = html`<h1>${title}</h1>
<p>${textWithContact(language, 'office.proof.ended.detail', hotline)}</p>`;
  return officeLayout({ language, title, main, ...(path !== undefined && { path }) });
}

/** `startsOn`: the day on which the address takes the place of the present one. */
export function provenPage({
  language,
  startsOn,
}: {
  readonly language: Language;
  readonly startsOn?: string | undefined;
}): string {
  const title = text(language, 'office.proof.done.title');
  const date = startsOn && dateInWords(startsOn, language);
  const main = html`<h1>${title}</h1>
<p class="box">${date ? text(language, 'office.proof.done.later', { date }) : text(language, 'office.proof.done.now')}</p>
${!date && html`<p><a href="/office?lang=${language}">${text(language, 'office.proof.done.signIn')}</a></p>`}`;
  return officeLayout({ language, title, main });
}
