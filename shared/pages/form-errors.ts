import type { FieldError } from '../errors.ts';
import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { controlOf, errorText, idOf, labelOf, type Problem } from './form-state.ts';
import { type Html, html } from './html.ts';

/** Everything that is wrong, above the form, each line a link to its field. */
export function errorSummary(problem: Problem, language: Language): Html {
  const lines = problem.errors.map((error) => html`<li>${errorLine(error, language)}</li>`);
  return html`<div class="alarm" role="alert" id="errors" tabindex="-1"><h2>${text(language, `problem.${problem.code}.title`)}</h2><p>${text(language, `problem.${problem.code}.detail`)}</p>${lines.length > 0 && html`<ul>${lines}</ul>`}<p class="soft">${text(language, 'errors.kept')}</p></div>`;
}

function errorLine({ path, code }: FieldError, language: Language): Html {
  const label = labelOf(path, language);
  const words = errorText(code, language);
  return label === undefined
    ? html`${words}`
    : html`<a href="#${idOf(controlOf(path))}">${label}${!label.endsWith('?') && ':'} ${words}</a>`;
}
