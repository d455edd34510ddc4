import { type FieldError, problemStatus } from '../errors.ts';
import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { controlOf, errorText, idOf, labelOf, type Problem } from './form-state.ts';
import { type Html, html } from './html.ts';
import { textWithContact } from './telephone.ts';

export type FormProblem = {
  readonly problem: Problem;
  readonly language: Language;
  readonly hotline: string;
  /** Whether what was typed is in the form below. */
  readonly kept: boolean;
};

/** Everything that is wrong, above the form, each line a link to its field. */
export function errorSummary(view: FormProblem): Html {
  const { problem, language, kept } = view;
  const lines = [
    ...problem.errors.map((error) => html`<li>${errorLine(error, language)}</li>`),
    ...otherWays(problem, language),
  ];
  return html`<div class="alarm" role="alert" id="errors" tabindex="-1"><h2>${titleOf(problem, language)}</h2><p>${detailOf(view)}</p>${lines.length > 0 && html`<ul>${lines}</ul>`}${kept && html`<p class="soft">${text(language, 'errors.kept')}</p>`}</div>`;
}

/** Where another answer would end the problem, though this one is not wrong. */
const elsewhere: Partial<Record<Problem['code'], string>> = {
  'not-eligible': 'targetGroup',
  'district-not-covered': 'district',
};

function otherWays({ code }: Problem, language: Language): readonly Html[] {
  const path = elsewhere[code];
  const label = path && labelOf(path, language);
  return path && label
    ? [html`<li><a href="#${idOf(path)}">${text(language, 'errors.change', { label })}</a></li>`]
    : [];
}

/** The page's title, which a screen reader says first. */
export const titleWith = (problem: Problem, title: string, language: Language): string =>
  problem.errors.length > 0
    ? `${text(language, 'errors.prefix')} ${title}`
    : `${titleOf(problem, language)} - ${title}`;

const titleOf = ({ code }: Problem, language: Language): string =>
  text(language, isOurs(code) ? 'form.unsent.title' : `problem.${code}.title`);

const isOurs = (code: Problem['code']): boolean => problemStatus[code] >= 500;

/** Where we failed, nobody knows whether the form was stored before: to send it again is right in both cases. */
function detailOf({ problem: { code, params }, language, hotline }: FormProblem): Html {
  if (!isOurs(code)) return textWithContact(language, `problem.${code}.detail`, hotline, params);
  return html`${text(language, 'form.unsent.detail', { button: text(language, 'form.submit') })}`;
}

/** What is wrong with one answer: a link to its question, if the page asks one. */
export function errorLine({ path, code }: FieldError, language: Language): Html {
  const label = labelOf(path, language);
  const words = errorText(code, language);
  return label === undefined
    ? html`${words}`
    : html`<a href="#${idOf(controlOf(path))}">${label}${!label.endsWith('?') && ':'} ${words}</a>`;
}
