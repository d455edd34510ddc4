import { text } from '../text/text.ts';
import { chosenIn, type FormState, idOf, typedIn, wrongOf } from './form-state.ts';
import { attribute, type Html, html } from './html.ts';
import { pictogram } from './pictograms.ts';

export type Question = {
  readonly path: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean;
  /** An empty answer is always wrong where the question is asked; scripts may say so before the server does. */
  readonly required?: boolean;
  /** The answer is never to be kept on the phone. */
  readonly unkept?: boolean;
  /** Shown only while an answer that has this word in `asks` is chosen. */
  readonly when?: string;
  /** Said instead, where the browser cannot hide the question. */
  readonly otherwise?: string | undefined;
};

export type Answer = {
  readonly value: string;
  readonly label: string;
  readonly sub?: string;
  /** A card: the name of the drawing beside the words, or `undefined` for the neutral one. */
  readonly picture?: string | undefined;
  /** Which further questions this answer opens. */
  readonly asks?: readonly string[];
  /** Which of them must then be answered. */
  readonly needs?: readonly string[];
  /** Nobody may find on the phone that this was chosen. */
  readonly unkept?: boolean;
};

export type TextQuestion = Question & {
  readonly kind?: 'text' | 'tel' | 'date';
  readonly digits?: boolean;
  readonly autocomplete: string;
  readonly short?: boolean;
};

/** One line to type in. */
export function textField(state: FormState, question: TextQuestion): Html {
  const { path, kind = 'text', digits, short } = question;
  const autocomplete = state.forAnother ? 'off' : question.autocomplete;
  const input = html`<input type="${kind}" id="${idOf(path)}" name="${path}"${attribute('value', typedIn(state, path) || undefined)}${attribute('inputmode', digits ? 'numeric' : undefined)} autocomplete="${autocomplete}" spellcheck="false"${attribute('class', short ? 'short' : undefined)}${described(state, question)}>`;
  return field(state, question, html`${labelFor(state, question)}${input}`);
}

/** Some lines to type in; never kept by the browser. */
export function textArea(state: FormState, question: Question & { readonly max: number }): Html {
  const { path, max } = question;
  const area = html`<textarea id="${idOf(path)}" name="${path}" rows="4" maxlength="${max}" autocomplete="off"${described(state, question)}>
${typedIn(state, path)}</textarea>`;
  return field(state, question, html`${labelFor(state, question)}${area}`);
}

/** A drop-down list; `options` are made with `option` and `html`, `above` stands between the label and the list. */
export function selectField(state: FormState, question: Question, options: Html, above?: Html): Html {
  const { path } = question;
  const select = html`<select id="${idOf(path)}" name="${path}"${described(state, question)}>${options}</select>`;
  return field(state, question, html`${labelFor(state, question)}${above}${select}`);
}

export const option = (answer: Answer, chosen: string): Html =>
  html`<option value="${answer.value}"${attribute('selected', answer.value === chosen)}${marks(answer)}>${answer.label}</option>`;

/** One of a few answers, all visible. */
export function radios(state: FormState, question: Question, answers: readonly Answer[]): Html {
  const rows = answers.map((answer, index) => radio(state, question.path, answer, index));
  return html`<fieldset class="${classOf(state, question)}"${attribute('aria-describedby', idsBelow(state, question))}${attribute('data-required', question.required)}><legend>${question.label}${optionalMark(state, question)}</legend>${below(state, question)}${rows}</fieldset>`;
}

function radio(state: FormState, path: string, answer: Answer, index: number): Html {
  const id = index === 0 ? idOf(path) : `${idOf(path)}-${answer.value}`;
  const chosen = chosenIn(state, path) === answer.value;
  const picture = 'picture' in answer && pictogram(answer.picture);
  return html`<label class="row${picture && ' tile'}"><input type="radio" id="${id}" name="${path}" value="${answer.value}"${attribute('checked', chosen)}${marks(answer)}>${picture}<span>${answer.label}${answer.sub !== undefined && html`<span class="hint">${answer.sub}</span>`}</span></label>`;
}

/** One box to tick. */
export function checkbox(state: FormState, question: Question): Html {
  const { path } = question;
  const box = html`<input type="checkbox" id="${idOf(path)}" name="${path}" value="true"${attribute('checked', typedIn(state, path) !== '')}${described(state, question)}>`;
  return field(
    state,
    question,
    html`${below(state, question)}<label class="row">${box}<span>${question.label}</span></label>`,
  );
}

const marks = ({ asks, needs, unkept }: Answer): Html =>
  html`${attribute('data-asks', asks?.join(' ') || undefined)}${attribute('data-needs', needs?.join(' ') || undefined)}${keep(unkept)}`;

const keep = (unkept = false): Html => attribute('data-keep', unkept && 'no');

const field = (state: FormState, question: Question, content: Html): Html =>
  html`<div class="${classOf(state, question)}">${content}</div>`;

function classOf(state: FormState, { path, when }: Question): string {
  const bad = wrongOf(state, path) !== undefined;
  return ['field', bad && 'bad', when !== undefined && `when when-${when}`].filter(Boolean).join(' ');
}

const labelFor = (state: FormState, question: Question): Html =>
  html`<label for="${idOf(question.path)}">${question.label}${optionalMark(state, question)}</label>${below(state, question)}`;

const optionalMark = ({ language }: FormState, { optional }: Question): Html | false =>
  optional === true && html` <span class="soft">(${text(language, 'form.optional')})</span>`;

/** Hint and error, between the label and the control: where a phone's keyboard does not cover them. */
function below(state: FormState, { path, hint, otherwise }: Question): Html {
  const wrong = wrongOf(state, path);
  return html`${otherwise !== undefined && html`<span class="hint plain">${otherwise}</span>`}${hint !== undefined && html`<span class="hint" id="${idOf(path)}-hint">${hint}</span>`}${wrong !== undefined && html`<span class="wrong" id="${idOf(path)}-wrong">${text(state.language, 'errors.prefix')} ${wrong}</span>`}`;
}

const described = (state: FormState, question: Question): Html =>
  html`${attribute('aria-describedby', idsBelow(state, question))}${attribute('aria-invalid', wrongOf(state, question.path) !== undefined && 'true')}${attribute('data-required', question.required)}${keep(question.unkept)}`;

function idsBelow(state: FormState, { path, hint }: Question): string | undefined {
  const wrong = wrongOf(state, path) !== undefined;
  const ids = [hint !== undefined && `${idOf(path)}-hint`, wrong && `${idOf(path)}-wrong`];
  return ids.filter(Boolean).join(' ') || undefined;
}
