import type { AnswerProblem } from './checks.ts';
import { element } from './elements.ts';
import { controlOf } from './questions.ts';
import { say } from './texts.ts';

export type Wrong = { readonly question: Element; readonly problem: AnswerProblem };

/** Says at a question what is wrong with its answer, or takes that back: the markup of `shared/pages/fields.ts`. */
export const mark = (question: Element, problem: AnswerProblem | undefined): void =>
  markWith(question, problem && say(`error.${problem}`));

/** The same, in words that somebody else has found. */
export function markWith(question: Element, wrong: string | undefined): void {
  const control = controlOf(question);
  if (!control) return;
  const id = `${control.id}-wrong`;
  document.getElementById(id)?.remove();
  question.classList.toggle('bad', wrong !== undefined);
  describe(question.matches('fieldset') ? question : control, id, wrong !== undefined);
  if (wrong) place(question, element('span', { class: 'wrong', id }, `${say('errors.prefix')} ${wrong}`));
}

function describe(node: Element, id: string, wrong: boolean): void {
  const others = (node.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((other) => other && other !== id);
  set(node, 'aria-describedby', [...others, ...(wrong ? [id] : [])].join(' '));
  if (!node.matches('fieldset')) set(node, 'aria-invalid', wrong ? 'true' : '');
}

const set = (node: Element, name: string, value: string): void =>
  value ? node.setAttribute(name, value) : node.removeAttribute(name);

/** Between label and control, where a phone's keyboard does not cover it. */
function place(question: Element, words: Element): void {
  const above =
    question.querySelector(':scope>[id$="-hint"]') ??
    question.querySelector(':scope>legend,:scope>label:not(.row)');
  if (above) above.after(words);
  else question.prepend(words);
}

export const dropSummary = (): void => document.getElementById('errors')?.remove();

/** Everything that is wrong, above the form, each line a link to its question. */
export function summarize(form: HTMLFormElement, wrong: readonly Wrong[]): void {
  dropSummary();
  const lines = wrong.map(({ question, problem }) => element('li', {}, linkTo(question, problem)));
  const summary = element(
    'div',
    { class: 'alarm', role: 'alert', id: 'errors', tabindex: '-1' },
    element('h2', {}, say('problem.invalid-input.title')),
    element('ul', {}, ...lines),
  );
  form.before(summary);
  summary.focus();
}

function linkTo(question: Element, problem: AnswerProblem): HTMLAnchorElement {
  const label = labelOf(question);
  const words = `${label}${label.endsWith('?') ? '' : ':'} ${say(`error.${problem}`)}`;
  return element('a', { href: `#${controlOf(question)?.id}` }, words);
}

export const labelOf = (question: Element): string =>
  (
    question.querySelector('legend,label:not(.row)')?.firstChild ?? question.querySelector('.row span')
  )?.textContent?.trim() ?? '';
