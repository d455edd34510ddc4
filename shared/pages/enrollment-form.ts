import type { Catalog } from '../catalog/types.ts';
import type { Hotline } from '../hotlines.ts';
import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { caseQuestions } from './case-questions.ts';
import { choiceQuestions } from './choice-questions.ts';
import { consentQuestions, helperQuestions } from './consent-questions.ts';
import { errorSummary, titleWith } from './form-errors.ts';
import { closeUp, type FormState, type Problem } from './form-state.ts';
import { honeypotField } from './honeypot.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { numbering } from './numbering.ts';
import { contactQuestions, whoQuestions } from './person-questions.ts';
import { placeErrors, placeQuestions } from './place-questions.ts';
import { scriptTexts } from './scripts.ts';
import { urgentBox } from './urgent-box.ts';

export type EnrollmentFormView = {
  readonly catalog: Catalog;
  /** Codes of the districts whose office can be told. */
  readonly openDistricts: ReadonlySet<string>;
  /** The number for every question. */
  readonly hotline: string;
  /** Lines that are answered day and night. */
  readonly urgentHotlines: readonly Hotline[];
  readonly language: Language;
  /** A fresh one for an empty form, the same one again for a form that comes back. */
  readonly submissionId: string;
  readonly consentVersion: string;
  /** The day `YYYY-MM-DD` at the ministry, for the age that a card's number tells. */
  readonly today: string;
  /** What was typed, by dotted name (`choices.0.program`). */
  readonly values?: Readonly<Record<string, string>>;
  /** Why the form comes back: the error as it was thrown. */
  readonly problem?: Problem | undefined;
};

/** The form, complete without a script; it posts `application/x-www-form-urlencoded` to /enrollments. */
export function enrollmentForm(view: EnrollmentFormView): string {
  const { language, hotline, values = {} } = view;
  const problem = view.problem && {
    ...view.problem,
    errors: placeErrors(view.problem.errors, values['district']),
  };
  const title = text(language, 'form.title');
  const main = html`${urgentBox(view)}
<h1>${title}</h1>
${problem ? errorSummary({ problem, language, hotline, kept: Object.keys(values).length > 0 }) : introduction(view)}
${form({ ...view, problem })}
${scriptTexts('form', language)}`;
  const shown = problem ? titleWith(problem, title, language) : title;
  return layout({ language, title: shown, main, path: '/', script: 'form' });
}

function introduction({ language, catalog }: EnrollmentFormView): Html {
  const { firstAnswer } = catalog.defaultTerms;
  const lines = [
    ...(['free', 'card', 'seen', 'leave'] as const).map((word) => text(language, `form.before.${word}`)),
    text(language, 'form.answer', { days: firstAnswer }),
  ];
  return html`<p>${text(language, 'form.lead')}</p><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function form(view: EnrollmentFormView): Html {
  const { catalog, language, values = {}, problem, hotline, openDistricts, today } = view;
  const state: FormState = { language, values: closeUp(values), errors: problem?.errors ?? [] };
  return html`<form id="enrollment" method="post" action="/enrollments" accept-charset="utf-8" autocomplete="off" novalidate data-today="${today}"${numbering(catalog)}>
${hidden(view)}${honeypotField(language)}
<section class="step" id="step-need"><h2>${text(language, 'form.section.need')}</h2>${choiceQuestions(state, catalog)}${caseQuestions(state, catalog)}</section>
<section class="step" id="step-who"><h2>${text(language, 'form.section.who')}</h2>${whoQuestions(state, catalog)}</section>
<section class="step" id="step-where"><h2>${text(language, 'form.section.where')}</h2>${placeQuestions(state, catalog, openDistricts)}</section>
<section class="step" id="step-contact"><h2>${text(language, 'form.section.contact')}</h2>${contactQuestions(state)}${helperQuestions(state)}</section>
<section class="step" id="step-consent"><h2>${text(language, 'form.section.consent')}</h2>${consentQuestions(state, catalog, hotline)}</section>
${keepChoice(language)}
<button class="main">${text(language, 'form.submit')}</button>
<p class="soft">${text(language, 'form.submitHint')}</p>
</form>`;
}

/** For a script to show, where the browser can keep something. It has no name: it is never sent. */
const keepChoice = (language: Language): Html =>
  html`<div class="field" id="keep-choice" hidden><label class="row"><input type="checkbox" id="keep" aria-describedby="keep-hint"><span>${text(language, 'form.keep.label')}</span></label><span class="hint" id="keep-hint">${text(language, 'form.keep.hint')}</span></div>`;

const hidden = ({ submissionId, language, consentVersion }: EnrollmentFormView): Html =>
  html`<input type="hidden" name="submissionId" value="${submissionId}"><input type="hidden" name="language" value="${language}"><input type="hidden" name="consent.version" value="${consentVersion}">`;
