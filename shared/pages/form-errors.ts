import { type FieldError, problemStatus } from '../errors.ts';
import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { controlOf, errorText, idOf, labelOf, type Problem } from './form-state.ts';
import { type Html, html } from './html.ts';

export type FormProblem = {
  readonly problem: Problem;
  readonly language: Language;
  /** Whether what was typed is in the form below. */
  readonly kept: boolean;
};

/** Everything that is wrong, above the form, each line a link to its field. */
export function errorSummary({ problem, language, kept }: FormProblem): Html {
  const lines = problem.errors.map((error) => html`<li>${errorLine(error, language)}</li>`);
  const [title, detail] = wordsFor(problem, language);
  return html`<div class="alarm" role="alert" id="errors" tabindex="-1"><h2>${title}</h2><p>${detail}</p>${lines.length > 0 && html`<ul>${lines}</ul>`}${kept && html`<p class="soft">${text(language, 'errors.kept')}</p>`}</div>`;
}

/** The page's title, which a screen reader says first. */
export const titleWith = ({ code }: Problem, title: string, language: Language): string =>
  `${isOurs(code) ? text(language, 'form.unsent.title') : text(language, 'errors.prefix')} ${title}`;

const isOurs = (code: Problem['code']): boolean => problemStatus[code] >= 500;

/** Where we failed, nobody knows whether the form was stored before: to send it again is right in both cases. */
function wordsFor({ code }: Problem, language: Language): [string, string] {
  if (!isOurs(code))
    return [text(language, `problem.${code}.title`), text(language, `problem.${code}.detail`)];
  const button = text(language, 'form.submit');
  return [text(language, 'form.unsent.title'), text(language, 'form.unsent.detail', { button })];
}

function errorLine({ path, code }: FieldError, language: Language): Html {
  const label = labelOf(path, language);
  const words = errorText(code, language);
  return label === undefined
    ? html`${words}`
    : html`<a href="#${idOf(controlOf(path))}">${label}${!label.endsWith('?') && ':'} ${words}</a>`;
}
