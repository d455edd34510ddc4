import type { ChoiceStage } from '../referral/stage.ts';
import type { Wish } from '../referral/wish.ts';
import { dateInWords, momentInWords } from '../text/dates.ts';
import type { Language } from '../text/language.ts';
import { isTextKey, text } from '../text/text.ts';
import { textField } from './fields.ts';
import { errorText, labelOf, type Problem } from './form-state.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { script } from './scripts.ts';
import { changes, helpQuestion, withdrawOne } from './status-wishes.ts';
import { textWithContact } from './telephone.ts';

export const stages = ['received', 'with-office', 'scheduled', 'waiting', 'closed'] as const;
type Stage = (typeof stages)[number];

export type StatusFormView = {
  readonly language: Language;
  /** What was typed before. */
  readonly typed?: string;
  /** Why it led nowhere: the error as it was thrown. */
  readonly problem?: Pick<Problem, 'code'>;
};

export type StatusView = {
  readonly receipt: string;
  readonly receivedAt: string;
  readonly contact: string;
  /** In the order of wish. */
  readonly choices: readonly ChoiceStage[];
  /** What was just written down. */
  readonly recorded?: Wish['action'];
  /** Why nothing was, and what was typed. */
  readonly problem?: Problem;
  readonly typed?: Readonly<Record<string, string>>;
  readonly language: Language;
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
${script('status', language)}`;
  return layout({ language, title: `${titlePrefix(view)}${title}`, main, path: '/status' });
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

/** Where each choice stands: no program, no office, no name. */
export function statusPage(view: StatusView): string {
  const { language, receipt, receivedAt, choices, recorded, problem } = view;
  const title = text(language, 'status.result');
  const received = text(language, 'receipt.receivedAt', { moment: momentInWords(receivedAt, language) });
  const main = html`<h1>${title}</h1>
${recorded && html`<div class="box" role="status"><p>${text(language, `status.recorded.${recorded}`)}</p></div>`}
${problem && wishProblem(problem, language)}
<p><b class="code">${receipt}</b></p><p class="soft">${received}</p>
${choices.map((choice, index) => choiceCard(choice, index + 1, view))}
${question(view)}
${changes(view)}
<p><a href="/status?lang=${language}">${text(language, 'status.again')}</a></p>`;
  return layout({ language, title, main });
}

function wishProblem({ code, errors }: Problem, language: Language): Html {
  const lines = errors.map(({ path, code: wrong }) => {
    const words = [labelOf(path, language), errorText(wrong, language)].filter(Boolean).join(' ');
    return html`<li>${isPhone(path) ? html`<a href="#${path}">${words}</a>` : words}</li>`;
  });
  return html`<div class="alarm" role="alert"><h2>${text(language, `problem.${code}.title`)}</h2><p>${text(language, `problem.${code}.detail`)}</p>${lines.length > 0 && html`<ul>${lines}</ul>`}</div>`;
}

const isPhone = (path: string): boolean => path === 'phone' || path === 'phoneOf';

function choiceCard(choice: ChoiceStage, number: number, view: StatusView): Html {
  const { language } = view;
  const { stage, answerBy, date, withdrawn } = choice;
  const told = withdrawn ? 'withdrawn' : stage;
  const heading = text(language, 'status.choice', { number });
  const by =
    answerBy !== undefined &&
    html`<p>${text(language, 'status.answerBy', { date: dateInWords(answerBy, language) })}</p>`;
  return html`<div class="card"><h2><span class="hint">${heading}</span>${text(language, `status.stage.${told}`)}</h2><p>${text(language, `status.explain.${told}`)}</p>${dayOf(stage, date, language)}${by}${wishOf(choice, number, view)}</div>`;
}

function wishOf(choice: ChoiceStage, number: number, view: StatusView): Html | false {
  if (choice.stage === 'closed') return choice.withdrawn !== true && helpQuestion(number, choice, view);
  return view.choices.length > 1 && withdrawOne(number, view);
}

function dayOf(stage: Stage, date: string | undefined, language: Language): Html | false {
  const key = `status.date.${stage}`;
  return (
    date !== undefined &&
    isTextKey(key) &&
    html`<p><b>${text(language, key, { date: dateInWords(date, language) })}</b></p>`
  );
}

function question({ contact, language }: StatusView): Html {
  return html`<p>${textWithContact(language, 'status.contact', contact)}</p>`;
}
