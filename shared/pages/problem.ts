import { type ProblemCode, problemStatus } from '../errors.ts';
import type { Language } from '../text/language.ts';
import { text } from '../text/text.ts';
import { errorText, labelOf, type Problem } from './form-state.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { telephone, textWithContact } from './telephone.ts';

/** RFC 9457 allows any number of errors; a form can show about this many. */
const MOST_ERRORS = 20;

/** Only who has signed in meets these: their way on is the office's list. */
const atOffice: readonly ProblemCode[] = ['need-not-here', 'no-statement'];

export type ProblemView = {
  readonly problem: Problem;
  readonly language: Language;
  readonly hotline: string;
};

/** The page for a request that cannot be served: what went wrong, and what to do now. */
export function problemPage({ problem, language, hotline }: ProblemView): string {
  const title = text(language, `problem.${problem.code}.title`);
  const lines = problem.errors.map(({ path, code }) => {
    const label = labelOf(path, language);
    return html`<li>${label !== undefined && html`<b>${label}</b> `}${errorText(code, language)}</li>`;
  });
  const list = html`<p><a href="/office/list?lang=${language}">${text(language, 'office.back')}</a></p>`;
  const main = html`<h1>${title}</h1>
<p>${textWithContact(language, `problem.${problem.code}.detail`, hotline, problem.params)}</p>
${atOffice.includes(problem.code) && list}
${lines.length > 0 && html`<ul>${lines}</ul>`}
<p>${text(language, 'problem.callUs')} ${telephone(hotline, text(language, 'form.call', { hotline }))}</p>`;
  return layout({ language, title, main });
}

export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
};

/** The body of `application/problem+json` (RFC 9457). It never holds what was typed. */
export function problemJson({ problem, language, hotline }: ProblemView): ProblemBody {
  const errors = problem.errors
    .slice(0, MOST_ERRORS)
    .map(({ path, code }) => ({ path, code, message: errorText(code, language) }));
  return {
    type: `urn:pemberdayaan-tki:problem:${problem.code}`,
    title: text(language, `problem.${problem.code}.title`),
    status: problemStatus[problem.code],
    detail: text(language, `problem.${problem.code}.detail`, { ...problem.params, contact: hotline }),
    ...(errors.length > 0 && { errors }),
  };
}
