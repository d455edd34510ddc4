import type { Confirmation } from '../referral/applicant-request.ts';
import type { ChoiceStage, Stage } from '../referral/stage.ts';
import type { Wish } from '../referral/wish.ts';
import { dateInWords, momentInWords } from '../text/dates.ts';
import type { Language } from '../text/language.ts';
import { isTextKey, text } from '../text/text.ts';
import { errorLine } from './form-errors.ts';
import type { Problem } from './form-state.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { changes, helpQuestion, keepOne, withdrawOne } from './status-wishes.ts';
import { textWithContact } from './telephone.ts';

export type StatusView = {
  readonly receipt: string;
  readonly receivedAt: string;
  readonly contact: string;
  /** In the order of wish. */
  readonly choices: readonly ChoiceStage[];
  /** What was just written down. */
  readonly recorded?: Wish['action'];
  /** What was said about the help, if that was it. */
  readonly answer?: Confirmation;
  /** Why nothing was, and what was typed. */
  readonly problem?: Problem;
  readonly typed?: Readonly<Record<string, string>>;
  readonly language: Language;
  /** `YYYY-MM-DD` at the ministry. */
  readonly today: string;
};

/** Where each choice stands: no program, no office, no name. */
export function statusPage(view: StatusView): string {
  const { language, receipt, receivedAt, choices, recorded, answer, problem } = view;
  const title = text(language, 'status.result');
  const received = text(language, 'receipt.receivedAt', { moment: momentInWords(receivedAt, language) });
  const main = html`<h1>${title}</h1>
${recorded && html`<div class="box" role="status"><p>${text(language, `status.recorded.${recorded}`)}</p>${answer && html`<p>${text(language, `status.sure.confirm.${answer}.words`)}</p>`}</div>`}
${problem && wishProblem(problem, language)}
<p><b class="code">${receipt}</b></p><p class="soft">${received}</p>
${choices.map((choice, index) => choiceCard(choice, index + 1, view))}
${question(view)}
${changes(view)}
<p><a href="/status?lang=${language}">${text(language, 'status.again')}</a></p>`;
  const shown = problem ? `${text(language, 'errors.prefix')} ${title}` : title;
  return layout({ language, title: shown, main });
}

function wishProblem({ code, errors }: Problem, language: Language): Html {
  const lines = errors.map((error) => html`<li>${errorLine(error, language)}</li>`);
  return html`<div class="alarm" role="alert"><h2>${text(language, `problem.${code}.title`)}</h2><p>${text(language, `problem.${code}.detail`)}</p>${lines.length > 0 && html`<ul>${lines}</ul>`}</div>`;
}

function choiceCard(choice: ChoiceStage, number: number, view: StatusView): Html {
  const { language } = view;
  const { stage, answerBy, date } = choice;
  const told = toldOf(choice);
  const heading = text(language, 'status.choice', { number });
  return html`<div class="card"><h2><span class="hint">${heading}</span>${text(language, `status.stage.${told}`)}</h2><p>${text(language, `status.explain.${told}`)}</p>${dayOf(stage, date, language)}${newsBy(answerBy, view)}${undoBy(choice, language)}${wishOf(choice, number, view)}</div>`;
}

/** A need that was passed on is never said to be refused: another office has it now. */
function toldOf({ stage, withdrawn, until, passedOn }: ChoiceStage) {
  if (withdrawn) return until === undefined ? 'withdrawn' : 'withdrawal-asked';
  return passedOn ? 'passed-on' : stage;
}

/** A day that has passed is said as it is: the office is late, and the person may call. */
function newsBy(answerBy: string | undefined, { language, today }: StatusView): Html | false {
  if (answerBy === undefined) return false;
  const key = answerBy < today ? 'status.late' : 'status.answerBy';
  return html`<p>${text(language, key, { date: dateInWords(answerBy, language) })}</p>`;
}

const undoBy = ({ until }: ChoiceStage, language: Language): Html | false =>
  until !== undefined &&
  html`<p>${text(language, 'status.until', { moment: momentInWords(until, language) })}</p>`;

function wishOf(choice: ChoiceStage, number: number, view: StatusView): Html | false {
  if (choice.until !== undefined) return keepOne(number, view);
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
