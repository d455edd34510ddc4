import type { Language } from '../text/language.ts';
import { isTextKey, text } from '../text/text.ts';
import { textField } from './fields.ts';
import type { Problem } from './form-state.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { scriptTexts } from './scripts.ts';

export type StatusFormView = {
  readonly language: Language;
  /** What was typed before. */
  readonly typed?: string;
  /** Why it led nowhere: the error as it was thrown. */
  readonly problem?: Pick<Problem, 'code'>;
};

/** The page that asks for a receipt. */
export function statusForm(view: StatusFormView): string {
  const { language, problem } = view;
  const title = text(language, 'status.title');
  const main = html`<h1>${title}</h1>
${problem && problemBox(problem, language)}
<form method="post" action="/status?lang=${language}" accept-charset="utf-8" novalidate>
${receiptField(view)}
<button class="main">${text(language, 'status.submit')}</button>
</form>
${scriptTexts('status', language)}`;
  return layout({ language, title: `${titlePrefix(view)}${title}`, main, path: '/status', script: 'status' });
}

/** Whether it is the code that is wrong: then it is marked. An outage is nobody's typing. */
const isMistyped = (problem: StatusFormView['problem']): boolean =>
  problem !== undefined && isTextKey(`error.${problem.code}`);

function titlePrefix({ problem, language }: StatusFormView): string {
  if (!problem) return '';
  return isMistyped(problem)
    ? `${text(language, 'errors.prefix')} `
    : `${text(language, `problem.${problem.code}.title`)} - `;
}

function receiptField({ language, typed = '', problem }: StatusFormView): Html {
  const errors = problem && isMistyped(problem) ? [{ path: 'receipt', code: problem.code }] : [];
  const question = {
    path: 'receipt',
    label: text(language, 'status.label'),
    hint: text(language, 'status.hint'),
  };
  return textField(
    { language, values: { receipt: typed }, errors },
    { ...question, autocomplete: 'off', short: true },
  );
}

function problemBox({ code }: Pick<Problem, 'code'>, language: Language): Html {
  const title = html`<a href="#receipt">${text(language, `problem.${code}.title`)}</a>`;
  return html`<div class="alarm" role="alert"><h2>${title}</h2><p>${text(language, `problem.${code}.detail`)}</p></div>`;
}
